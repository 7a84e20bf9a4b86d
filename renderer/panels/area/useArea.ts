import { useEffect } from 'react';
import type { Position } from '../../../shared/geo.ts';
import type { Incident } from '../../../shared/records/incident.ts';
import { useDesk } from '../../state/desk.ts';
import { hub } from '../../state/session.ts';
import { notifyError } from '../../ui/notify.ts';
import { isPlace, useFocus } from '../focus.ts';
import { useAreaQuestion } from './areaQuestion.ts';

/** Rings that are asked about when nothing else is said, metres. */
export const DEFAULT_RADII_M: readonly number[] = [500, 3000, 5000];

/** Asks what lies around a position; the answer comes into `useDesk.area`. */
export function askArea(centre: Position, radiiM: readonly number[]): void {
  useAreaQuestion.setState({ mode: 'rings', shape: undefined, name: undefined, answer: undefined });
  useDesk.setState({ area: { centre: { lon: centre.lon, lat: centre.lat }, radiiM }, rightTab: 'area' });
}

export function askAroundIncident({ position, radiiM }: Incident): void {
  askArea(position, radiiM);
}

/** Takes the rings and the highlight off the map. */
export function clearArea(): void {
  useDesk.setState({ area: undefined, highlightedIds: new Set() });
}

/**
 * Answers every question that is put to `useDesk.area`, whoever put it; and puts the first one when the area tab is
 * opened on an incident or a place.
 */
export function useAreaAnswer(): void {
  const area = useDesk((desk) => desk.area);
  const tab = useDesk((desk) => desk.rightTab);
  const mode = useAreaQuestion((state) => state.mode);
  const { incident, selected } = useFocus();
  const [only] = selected;
  const place = only && selected.length === 1 && isPlace(only) ? only : undefined;

  useEffect(() => {
    if (tab !== 'area' || area || mode !== 'rings') return;
    if (incident) askAroundIncident(incident);
    else if (place) askArea(place.position, DEFAULT_RADII_M);
  }, [tab, area, mode, incident, place]);

  useEffect(() => {
    if (!area || area.answer) return;
    let wanted = true;
    hub()
      .call('area.rings', { centre: area.centre, radiiM: [...area.radiiM] })
      .then(
        (answer) => wanted && useDesk.setState({ area: { ...area, answer } }),
        (error: unknown) => {
          if (!wanted) return;
          notifyError(error);
          clearArea();
        },
      );
    return () => {
      wanted = false;
    };
  }, [area]);
}
