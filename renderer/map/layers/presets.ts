import type { LayerSetting } from '../api.ts';
import { DEFAULT_VISIBLE_LAYERS } from './index.ts';

/** A selection of layers for one kind of work. */
export interface LayerPreset {
  readonly id: 'duty' | 'response' | 'water' | 'wall';
  readonly layers: ReadonlySet<string>;
  readonly settings: Readonly<Record<string, LayerSetting>>;
}

const OPERATIONS = ['incident', 'alarm', 'task', 'rings', 'panoramaView'] as const;

/** What is shown for the usual watch, for an incident, for the waters and on the wall at night. */
export const LAYER_PRESETS: readonly LayerPreset[] = [
  { id: 'duty', layers: DEFAULT_VISIBLE_LAYERS, settings: {} },
  {
    id: 'response',
    layers: new Set([
      ...OPERATIONS,
      'park',
      'firm',
      'riskSource',
      'installation',
      'sensitiveArea',
      'shelter',
      'supply',
      'team',
      'vehicle',
      'station',
      'camera',
      'road',
      'riverReach',
      'waterFacility',
      'drain',
    ]),
    settings: {},
  },
  {
    id: 'water',
    layers: new Set([
      ...OPERATIONS,
      'park',
      'riskSource',
      'riverReach',
      'waterFacility',
      'drain',
      'outlet',
      'station',
      'sensitiveArea',
      'land',
    ]),
    settings: {
      station: { hidden: { category: ['air', 'radiation', 'wasteGas', 'parkBoundary', 'weather', 'other'] } },
      outlet: { hidden: { category: ['wasteGas'] } },
      sensitiveArea: {
        hidden: { category: ['residents', 'school', 'hospital', 'careHome', 'office', 'publicPlace', 'other'] },
      },
      land: { hidden: { category: ['industrial', 'residential', 'other'] } },
    },
  },
  {
    id: 'wall',
    layers: new Set([...OPERATIONS, 'park', 'riskSource', 'station', 'road', 'riverReach']),
    settings: {
      riskSource: { hidden: { riskGrade: ['general', 'none'] } },
      road: { opacity: 0.6 },
      riverReach: { opacity: 0.7 },
    },
  },
];
