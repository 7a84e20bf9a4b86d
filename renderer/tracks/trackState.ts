import { create } from 'zustand';
import type { AppError } from '../../shared/errors.ts';
import { toAppError } from '../../shared/errors.ts';
import type { Position } from '../../shared/geo.ts';
import { flyTo, mapHandle } from '../frame/map/mapControl.ts';
import type { Trail } from '../map/layers/moving/moving.ts';
import { hub, hubNow } from '../state/session.ts';
import { movingOnMap } from './movingOnMap.ts';
import type { SourceNow } from './sourcesNow.ts';

interface TrackState {
  /** What the map's middle stays on. */
  readonly followedId?: string | undefined;
  readonly trail?: Trail | undefined;
  readonly trailBusy: boolean;
  readonly trailError?: AppError | undefined;
  readonly sources: readonly SourceNow[];
  /** Subjects that report. */
  readonly movingIds: ReadonlySet<string>;
}

/** What of everything that moves this page looks at. */
export const useTracks = create<TrackState>(() => ({ trailBusy: false, sources: [], movingIds: new Set() }));

/** How far back a trail goes, milliseconds. */
export const TRAIL_MS = 3_600_000;
const FOLLOW_RANGE_M = 5_000;

/** Last reported place of a subject. */
export function livePosition(subjectId: string): Position | undefined {
  const row = movingOnMap.rowOf(subjectId);
  if (row === undefined) return undefined;
  const { lonLat } = movingOnMap.rows();
  return { lon: lonLat[2 * row] ?? 0, lat: lonLat[2 * row + 1] ?? 0 };
}

/** Draws the way of the last hour, or takes it away when it is this subject's. */
export async function toggleTrail(subjectId: string): Promise<void> {
  if (useTracks.getState().trail?.subjectId === subjectId) {
    useTracks.setState({ trail: undefined });
    return;
  }
  const to = hubNow();
  useTracks.setState({ trailBusy: true, trailError: undefined });
  try {
    const { points } = await hub().call('tracks.trail', { subjectId, from: to - TRAIL_MS, to: to + 1 });
    const trail = { subjectId, points: points.map(([at, lon, lat]) => ({ at, position: { lon, lat } })) };
    useTracks.setState({ trail });
  } catch (error) {
    useTracks.setState({ trailError: toAppError(error) });
  } finally {
    useTracks.setState({ trailBusy: false });
  }
}

/** Keeps the map on a subject, or lets it go when it is kept on it. */
export function toggleFollow(subjectId: string): void {
  if (useTracks.getState().followedId === subjectId) {
    useTracks.setState({ followedId: undefined });
    return;
  }
  const position = livePosition(subjectId);
  if (position) flyTo(position, FOLLOW_RANGE_M);
  useTracks.setState({ followedId: subjectId });
}

/** One step of what is looked at: the map stays on it and its trail grows to where it is. */
export function stepLookedAt(): void {
  const { followedId, trail } = useTracks.getState();
  const followed = followedId === undefined ? undefined : livePosition(followedId);
  if (followed) mapHandle()?.keepAt(followed);
  const row = trail && movingOnMap.rowOf(trail.subjectId);
  if (!trail || row === undefined) return;
  const at = movingOnMap.rows().at[row] ?? 0;
  const position = livePosition(trail.subjectId);
  const last = trail.points.at(-1)?.at ?? 0;
  if (!position || at <= last) return;
  const since = at - TRAIL_MS;
  const points = [...trail.points.filter((point) => point.at >= since), { at, position }];
  useTracks.setState({ trail: { ...trail, points } });
}
