import { create } from 'zustand';
import { distanceM, type Position } from '../../shared/geo.ts';
import type { Camera } from '../../shared/records/camera.ts';
import { useFrame } from '../frame/frameState.ts';
import { useDesk } from '../state/desk.ts';

export const LAYOUTS = [1, 4, 9, 16] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Cells of the strip below the map. */
export const STRIP_CELLS = 4;
const CELLS = 16;
/** A camera further from an incident than this shows nothing of it, metres. */
const NEAR_M = 5_000;

interface VideoState {
  /** What the strip below the map shows. */
  readonly tab: 'timeline' | 'video';
  readonly layout: Layout;
  /** Camera of each cell, in reading order. */
  readonly cells: readonly (string | undefined)[];
  /** Cell that a click in a list fills. */
  readonly chosen: number;
  /** The one camera whose sound is on. */
  readonly soundId?: string | undefined;
  /** Incident whose nearest cameras were opened. */
  readonly openedFor?: string | undefined;
}

export const useVideo = create<VideoState>(() => ({
  tab: 'timeline',
  layout: 4,
  cells: Array.from({ length: CELLS }, () => undefined),
  chosen: 0,
}));

/** True when a camera says where its picture comes from. */
export function hasPicture({ streamUrl, gatewayName, channelId }: Camera): boolean {
  return Boolean(streamUrl) || Boolean(gatewayName && channelId);
}

/** Cameras with a picture near a place, the nearest first, with how far they are, metres. */
export function nearestCameras(
  cameras: readonly Camera[],
  position: Position,
  limit = STRIP_CELLS,
  withinM = NEAR_M,
): readonly { readonly camera: Camera; readonly awayM: number }[] {
  return cameras
    .filter(hasPicture)
    .map((camera) => ({ camera, awayM: distanceM(camera.position, position) }))
    .filter(({ awayM }) => awayM <= withinM)
    .sort((a, b) => a.awayM - b.awayM || a.camera.id.localeCompare(b.camera.id))
    .slice(0, limit);
}

/** Puts a camera into a cell; one that plays in another cell moves, and what was here goes there. */
export function putCamera(index: number, cameraId: string | undefined): void {
  useVideo.setState(({ cells }) => {
    const next = [...cells];
    const before = cameraId === undefined ? -1 : next.indexOf(cameraId);
    if (before >= 0) next[before] = next[index];
    next[index] = cameraId;
    return { cells: next };
  });
}

/** Plays a camera in the cells that show: the one it is in, the first empty one, else the chosen one. */
export function playInCells(cameraId: string, shown: number): void {
  const { cells, chosen } = useVideo.getState();
  const visible = cells.slice(0, shown);
  if (visible.includes(cameraId)) return;
  const empty = visible.indexOf(undefined);
  const at =
    chosen < shown && visible[chosen] === undefined ? chosen : empty >= 0 ? empty : Math.min(chosen, shown - 1);
  putCamera(at, cameraId);
  useVideo.setState({ chosen: Math.min(at + 1, shown - 1) });
}

/** Plays a camera in the strip below the map, which opens. */
export function playInStrip(cameraId: string): void {
  playInCells(cameraId, STRIP_CELLS);
  useVideo.setState({ tab: 'video' });
  useFrame.setState({ bottomOpen: true });
}

/** Fills the first cells with these cameras and empties the others. */
export function fillCells(cameraIds: readonly string[]): void {
  useVideo.setState({ cells: Array.from({ length: CELLS }, (_, i) => cameraIds[i]), chosen: 0 });
}

/** Shows many cameras at once. */
export function openMatrix(): void {
  useDesk.setState({ dialog: 'video' });
}
