import { useEffect, useMemo, useRef } from 'react';
import type { LoggedEvent } from '../../shared/events.ts';
import { distanceM } from '../../shared/geo.ts';
import { vehicleSchema } from '../../shared/records/vehicle.ts';
import type { MapData } from '../map/api.ts';
import type { SourceOnMap } from '../map/layers/moving/moving.ts';
import { useDesk } from '../state/desk.ts';
import { watchTracks } from '../state/live.ts';
import { useRecords } from '../state/records.ts';
import { hubNow, useSession } from '../state/session.ts';
import { doseText } from './doseText.ts';
import { movingOnMap } from './movingOnMap.ts';
import { DoseExpectations, type SourceNow, sourcesNow } from './sourcesNow.ts';
import { stepLookedAt, useTracks } from './trackState.ts';

/** How often the states of the sources and the set of subjects are made anew, milliseconds. */
const STATES_MS = 1_000;

/** What moves, for the map; nothing while a replay shows another time. */
export function useTracksOnMap(): Pick<MapData, 'moving' | 'movingIds' | 'sourcesNow' | 'trail'> {
  const replaying = useDesk((desk) => desk.replay !== undefined);
  const loaded = useSession((session) => session.loaded);
  const { trail, sources, movingIds } = useTracks();
  useEffect(() => (loaded ? watchTracks() : undefined), [loaded]);
  useEffect(followMoving, []);
  useEffect(noteHands, []);
  const last = useRef<ReadonlyMap<string, SourceOnMap>>(new Map());
  const onMap = useMemo(() => {
    last.current = sourcesOnMap(sources, last.current);
    return last.current;
  }, [sources]);
  return useMemo(
    () => (replaying ? {} : { moving: movingOnMap, movingIds, sourcesNow: onMap, trail }),
    [replaying, movingIds, onMap, trail],
  );
}

/** Metres that a symbol may stand off: smaller steps are the noise of a device that stands still. */
const NOISE_M = 8;

/** Sources as the map shows them. R1: what did not change keeps its identity, and so does the whole. */
export function sourcesOnMap(
  sources: readonly SourceNow[],
  before: ReadonlyMap<string, SourceOnMap>,
): ReadonlyMap<string, SourceOnMap> {
  const next = new Map(
    sources.map(({ source, position, state, doseRateUsvH }): [string, SourceOnMap] => {
      const caption = doseRateUsvH === undefined ? undefined : doseText(doseRateUsvH);
      const known = before.get(source.id);
      const same = known?.state === state && known.caption === caption && distanceM(known.position, position) < NOISE_M;
      return [source.id, same ? known : { position, state, caption }];
    }),
  );
  const same = next.size === before.size && [...next].every(([id, one]) => before.get(id) === one);
  return same ? before : next;
}

function followMoving(): () => void {
  const expectations = new DoseExpectations();
  let statesAt = 0;
  let due: number | undefined;
  const states = () => {
    window.clearTimeout(due);
    due = undefined;
    statesAt = performance.now();
    const { subjects } = movingOnMap.rows();
    if (subjects.length !== useTracks.getState().movingIds.size) {
      useTracks.setState({ movingIds: new Set(subjects) });
    }
    const records = useRecords.getState().lists.mobileSource;
    const rowOf = (id: string) => movingOnMap.rowOf(id);
    useTracks.setState({ sources: sourcesNow(records, movingOnMap.rows(), rowOf, hubNow(), expectations) });
  };
  const stop = movingOnMap.onChange(() => {
    stepLookedAt();
    // R2: the last change is never left out: what comes too early is told when its time is there.
    due ??= window.setTimeout(states, Math.max(0, statesAt + STATES_MS - performance.now()));
  });
  // Silence is a state too: it begins when nothing comes.
  const timer = window.setInterval(states, 20 * STATES_MS);
  const unsubscribe = useRecords.subscribe((now, before) => {
    if (now.lists.mobileSource !== before.lists.mobileSource) states();
    if (now.recent !== before.recent) redescribeEdited(now.recent, before.recent[0]);
  });
  states();
  return () => {
    stop();
    unsubscribe();
    window.clearInterval(timer);
    window.clearTimeout(due);
  };
}

/** Vehicles that were edited are drawn and named as what they are now. @param events newest first, down to `last` */
function redescribeEdited(events: readonly LoggedEvent[], last: LoggedEvent | undefined): void {
  for (const event of events) {
    if (event === last) return;
    if (event.type !== 'record.put' || event.payload.kind !== 'vehicle') continue;
    const vehicle = vehicleSchema.safeParse(event.payload.record).data;
    if (vehicle) movingOnMap.redescribe(vehicle.id, [vehicle.category, vehicle.name]);
  }
}

/** A hand on the map: what moves waits for it, and a drag ends following. */
function noteHands(): () => void {
  const onHand = (event: Event) => {
    if (!(event.target instanceof Element) || !event.target.closest('.map-view')) return;
    movingOnMap.noteHand();
    const drags = event instanceof PointerEvent && event.type === 'pointermove' && (event.buttons & 1) === 1;
    if (drags && useTracks.getState().followedId !== undefined) useTracks.setState({ followedId: undefined });
  };
  const kinds = ['wheel', 'pointerdown', 'pointermove'] as const;
  for (const kind of kinds) window.addEventListener(kind, onHand, { capture: true, passive: true });
  return () => {
    for (const kind of kinds) window.removeEventListener(kind, onHand, { capture: true });
  };
}
