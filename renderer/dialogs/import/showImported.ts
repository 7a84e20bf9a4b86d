import type { ImportReport } from '../../../shared/contract/imports.ts';
import { isPlaceKind } from '../../../shared/records/index.ts';
import { mapHandle } from '../../frame/map/mapControl.ts';
import { MAP_LAYERS } from '../../map/layers/index.ts';
import { useDesk } from '../../state/desk.ts';
import { closeDialog } from '../closeDialog.ts';

/** Half the width of the view for what lies at one spot, degrees. */
const SPOT_DEG = 0.02;

/** Closes the wizard, turns on the layers of what came in and flies there. */
export function showImported(report: ImportReport, places: readonly (readonly [lon: number, lat: number])[]): void {
  const kinds = new Set(Object.keys(report.byKind).filter(isPlaceKind));
  const layers = MAP_LAYERS.filter((layer) => layer.kinds?.some((kind) => isPlaceKind(kind) && kinds.has(kind)));
  const { visibleLayers } = useDesk.getState();
  useDesk.setState({ visibleLayers: new Set([...visibleLayers, ...layers.map(({ id }) => id)]) });
  closeDialog();
  const lons = places.map(([lon]) => lon);
  const lats = places.map(([, lat]) => lat);
  mapHandle()?.fitBounds([
    Math.min(...lons) - SPOT_DEG,
    Math.min(...lats) - SPOT_DEG,
    Math.max(...lons) + SPOT_DEG,
    Math.max(...lats) + SPOT_DEG,
  ]);
}
