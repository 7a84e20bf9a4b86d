import { Button } from 'antd';
import { kindOfId, type PlaceRecord } from '../../../shared/records/index.ts';
import { useT } from '../../state/language.ts';
import { askShape, useAreaQuestion } from './areaQuestion.ts';

/** Whether a place is a line to look along or an area to look inside; undefined for a point. */
export function extentOf(place: PlaceRecord): 'along' | 'inside' | undefined {
  if (!place.geometry) return undefined;
  return place.geometry.type.endsWith('LineString') ? 'along' : 'inside';
}

/** Asks what lies along a line or inside an outline. */
export function askAbout(place: PlaceRecord): void {
  if (extentOf(place) === 'inside') {
    askShape({ kind: 'inside', id: place.id }, place.name);
    return;
  }
  const { widthM } = useAreaQuestion.getState();
  const whole = kindOfId(place.id) === 'riverReach' || kindOfId(place.id) === 'road';
  askShape({ kind: 'along', id: place.id, widthM, extent: whole ? 'whole' : 'record' }, place.name);
}

/** The button of a place's details that asks about what lies along or inside it; nothing for a point. */
export function AroundButton({ place }: { readonly place: PlaceRecord }) {
  const t = useT();
  const extent = extentOf(place);
  if (!extent) return null;
  return (
    <Button onClick={() => askAbout(place)} data-testid="ask-about">
      {t(extent === 'along' ? 'area.askAlong' : 'area.askInside')}
    </Button>
  );
}
