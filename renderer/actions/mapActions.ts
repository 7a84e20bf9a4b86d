import { formatClock, formatDate } from '../format.ts';
import { useFrame } from '../frame/frameState.ts';
import { mapHandle } from '../frame/map/mapControl.ts';
import { saveFile } from '../frame/saveFile.ts';
import type { MapMode, MapTool } from '../map/api.ts';
import { clearShape, useAreaQuestion } from '../panels/area/areaQuestion.ts';
import { useDesk } from '../state/desk.ts';
import { hubNow } from '../state/session.ts';
import { notifyError } from '../ui/notify.ts';
import type { Action } from './action.ts';

const pickTool = (tool: MapTool) => () => {
  useDesk.setState({ tool });
};
const pickMode = (mode: MapMode) => () => useDesk.setState({ mode });

/** The map's picture as a file named after the hub's time. */
async function savePicture(): Promise<void> {
  const map = mapHandle();
  if (!map) return;
  try {
    const now = hubNow();
    saveFile(`map-${formatDate(now)}-${formatClock(now).replaceAll(':', '')}.png`, await map.snapshot());
  } catch (error) {
    notifyError(error);
  }
}

/** Things done to the map: tools, modes, the camera. */
export const mapActions: readonly Action[] = [
  { id: 'map.select', titleKey: 'page.toolSelect', group: 'map', key: 'v', run: pickTool('select') },
  { id: 'map.boxSelect', titleKey: 'page.toolBoxSelect', group: 'map', key: 'b', run: pickTool('boxSelect') },
  {
    id: 'map.measureDistance',
    titleKey: 'page.toolDistance',
    group: 'map',
    key: 'd',
    run: pickTool('measureDistance'),
  },
  { id: 'map.measureArea', titleKey: 'page.toolArea', group: 'map', key: 'Shift+D', run: pickTool('measureArea') },
  { id: 'map.drawPoint', titleKey: 'page.toolPoint', group: 'map', key: 'p', run: pickTool('drawPoint') },
  { id: 'map.drawCircle', titleKey: 'page.toolCircle', group: 'map', key: 'c', run: pickTool('drawCircle') },
  { id: 'map.drawPolygon', titleKey: 'page.toolPolygon', group: 'map', key: 'g', run: pickTool('drawPolygon') },
  { id: 'map.drawCorridor', titleKey: 'area.toolCorridor', group: 'map', key: 'k', run: pickTool('drawCorridor') },
  { id: 'map.home', titleKey: 'page.mapHome', group: 'map', key: 'h', run: () => mapHandle()?.home() },
  { id: 'map.zoomIn', titleKey: 'page.mapZoomIn', group: 'map', key: '+', run: () => mapHandle()?.zoom(0.5) },
  { id: 'map.zoomOut', titleKey: 'page.mapZoomOut', group: 'map', key: '-', run: () => mapHandle()?.zoom(2) },
  { id: 'map.mode3d', titleKey: 'page.mode3d', group: 'map', key: '3', run: pickMode('3d') },
  { id: 'map.mode2d', titleKey: 'page.mode2d', group: 'map', key: '2', run: pickMode('2d') },
  { id: 'map.modeAuto', titleKey: 'page.modeAuto', group: 'map', key: '0', run: pickMode('auto') },
  { id: 'map.picture', titleKey: 'page.mapPicture', group: 'map', run: savePicture },
  {
    id: 'map.clearSelection',
    titleKey: 'page.clearSelection',
    group: 'map',
    key: 'Escape',
    run: stepBack,
  },
];

/** Esc: ends, one press each, the open menu, the tool, the measurement, the selection, the rings. */
function stepBack(): void {
  const desk = useDesk.getState();
  const { placeMenu, measured } = useFrame.getState();
  if (placeMenu) useFrame.setState({ placeMenu: undefined });
  else if (desk.tool !== 'select') useDesk.setState({ tool: 'select' });
  else if (measured !== undefined) useFrame.setState({ measured: undefined });
  else if (desk.selectedIds.size > 0) useDesk.setState({ selectedIds: new Set() });
  else if (useAreaQuestion.getState().shape) clearShape();
  else if (desk.area) useDesk.setState({ area: undefined, highlightedIds: new Set() });
}
