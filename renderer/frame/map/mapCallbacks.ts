import { kindOfId } from '../../../shared/records/index.ts';
import type { DrawnShape, MapCallbacks, ScreenPoint } from '../../map/api.ts';
import { askShape, drawsForArea, useAreaQuestion } from '../../panels/area/areaQuestion.ts';
import { askArea, DEFAULT_RADII_M } from '../../panels/area/useArea.ts';
import { focusIncident } from '../../panels/focus.ts';
import { useScene } from '../../panels/scene/sceneState.ts';
import { useDesk } from '../../state/desk.ts';
import { useLanguage } from '../../state/language.ts';
import { notifyError, notifyInfo } from '../../ui/notify.ts';
import { useFrame } from '../frameState.ts';
import { selectInPolygon } from './mapControl.ts';
import { takePoint } from './pointWanted.ts';

/** Selects what was clicked; with Ctrl or Shift it joins the selection or leaves it; bare ground clears it. */
export function pick(ids: readonly string[], additive: boolean): void {
  const [id] = ids;
  useFrame.setState({ placeMenu: undefined });
  if (id === undefined) {
    if (!additive && useDesk.getState().selectedIds.size > 0) useDesk.setState({ selectedIds: new Set() });
    return;
  }
  if (!additive && kindOfId(id) === 'incident') {
    focusIncident(id);
    return;
  }
  const selectedIds = new Set(additive ? useDesk.getState().selectedIds : []);
  if (!selectedIds.delete(id)) selectedIds.add(id);
  useDesk.setState({ selectedIds, ...(additive ? {} : { rightTab: 'details' as const }) });
}

/** A drawn circle asks what lies within; a polygon selects it; a point is the centre asked for, or a place to act on. */
export function takeDrawn(shape: DrawnShape, pointer: ScreenPoint): void {
  switch (shape.kind) {
    case 'line':
      askShape({ kind: 'corridor', line: shape.line, widthM: useAreaQuestion.getState().widthM });
      return;
    case 'circle':
      if (drawsForArea()) askShape(shape);
      else askArea(shape.centre, [shape.radiusM]);
      return;
    case 'polygon':
      if (drawsForArea()) {
        askShape(shape);
        return;
      }
      selectInPolygon(shape.ring).then((count) => {
        if (count === 0) notifyInfo(useLanguage.getState().t('page.polygonEmpty'));
      }, notifyError);
      return;
    case 'point': {
      if (takePoint(shape.position)) return;
      const { rightTab, area } = useDesk.getState();
      if (rightTab === 'area') askArea(shape.position, area?.radiiM ?? DEFAULT_RADII_M);
      else useFrame.setState({ placeMenu: { at: shape.position, screen: pointer } });
    }
  }
}

/** What the map tells, put into the page's state. @param pointer last place of the pointer over the map */
export function mapCallbacks(pointer: () => ScreenPoint, onReady: () => void): MapCallbacks {
  return {
    onPick: (ids, _at, additive) => pick(ids, additive),
    onHover: (hoverId, hoverAt) => useDesk.setState({ hoverId, hoverAt }),
    onDrawn: (shape) => takeDrawn(shape, pointer()),
    onContextMenu: (at, id, screen) => useFrame.setState({ placeMenu: { at, id, screen } }),
    onSelectMany: (ids) => {
      useDesk.setState({ selectedIds: new Set(ids), rightTab: 'details' });
      if (ids.length === 0) notifyInfo(useLanguage.getState().t('page.boxEmpty'));
    },
    onReady,
    onMeasured: (measured) => useFrame.setState({ measured }),
    onToolEnded: () => {
      useDesk.setState({ tool: 'select' });
      takePoint(undefined);
    },
    onFeature: (feature) => useScene.setState({ feature }),
    onScenes: (standing) => useScene.setState({ standing }),
    onTourEnded: () => useScene.setState({ tour: undefined }),
  };
}
