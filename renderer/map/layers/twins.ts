import type { Position } from '../../../shared/geo.ts';
import type { MapData } from '../api.ts';
import { shownRecords } from './shown.ts';

interface Thing {
  readonly name: string;
  readonly position: Position;
}

/** Things of one name in one cell of about 100 m are the same thing. */
const keyOf = ({ name, position }: Thing): string => `${name}|${position.lon.toFixed(3)}|${position.lat.toFixed(3)}`;

const NONE: ReadonlySet<string> = new Set();
let last: { readonly sources: readonly unknown[]; readonly keys: ReadonlySet<string> } = { sources: [], keys: NONE };

/**
 * Tells whether an installation is on the map as a risk source too: a tank that is both is drawn and named once. The
 * answer holds for the data it was made of.
 */
export function shownAsRiskSource(data: MapData): (installation: Thing) => boolean {
  if (!data.visibleLayers.has('riskSource')) return () => false;
  const sources = shownRecords(data, 'riskSource');
  if (last.sources !== sources) last = { sources, keys: new Set(sources.map(keyOf)) };
  const { keys } = last;
  return (installation) => keys.has(keyOf(installation));
}
