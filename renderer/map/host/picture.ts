import type { MapData, ScreenPoint } from '../api.ts';
import { type Cluster, crowdingAt, crowdOf } from '../cluster/crowd.ts';
import type { Marker } from '../cluster/marker.ts';
import { pulsingAlarms } from '../layers/alarms.ts';
import { busyAssigneeIds } from '../layers/tasks.ts';
import type { Bodies } from '../scene3d/bodies.ts';
import { PRIORITY_COLOURS } from '../symbols/palette.ts';
import { uiScale } from '../symbols/uiScale.ts';
import { toEcef, type Vec3 } from './ecef.ts';
import type { LayerStack } from './layerStack.ts';
import type { Projector } from './projector.ts';
import type { Sprite } from './spriteList.ts';

/** What one frame shows, from the lowest to the topmost: single symbols, clusters, and what stands above them. */
export interface Picture {
  readonly singles: readonly Sprite[];
  readonly pinned: readonly Sprite[];
  readonly clusters: readonly (Cluster & { readonly dimmed: boolean })[];
}

export type Hit =
  | { readonly kind: 'marker'; readonly marker: Marker }
  | { readonly kind: 'cluster'; readonly cluster: Cluster };

const DIMMED = 0.38;

/**
 * Composes a frame from the layers' markers, the camera and what is selected, hovered or highlighted.
 * @param bodies things that stand there in 3D: they need no symbols of their own
 */
export function composePicture(
  stack: LayerStack,
  projector: Projector,
  rangeM: number,
  hoveredId?: string,
  bodies?: Pick<Bodies, 'layers' | 'has'>,
): Picture {
  stack.look(rangeM, bodies?.layers);
  const hasBody = (id: string) => bodies?.has(id) === true;
  const { data, index } = stack;
  const crowd = crowdOf(index, projector, crowdingAt(rangeM));
  const scale = symbolScale(rangeM);
  const dims = data.highlightedIds.size > 0;
  const spriteOf = (marker: Marker, at: ScreenPoint, ecef: Vec3, size: number, alpha: number): Sprite => ({
    ...at,
    marker,
    ecef,
    scale: marker.id === hoveredId ? size * 1.12 : size,
    alpha,
    rings: ringsOf(data, marker.id, hoveredId),
  });
  const pinned = pinnedMarkers(stack, hasBody);
  const singles = crowd.singles
    .flatMap((single) => {
      const marker = index.markers[single.index];
      return marker && !pinned.has(marker.id) && !hasBody(marker.id) ? [{ marker, single }] : [];
    })
    .sort((a, b) => a.marker.priority - b.marker.priority || b.single.distanceM - a.single.distanceM)
    .map(({ marker, single }) => {
      const opacity = stack.opacityOf(index.layerIds[index.layerOf[single.index] ?? 0] ?? '');
      const alpha = dims && !isLit(data, marker.id) ? Math.min(DIMMED, opacity) : opacity;
      return spriteOf(marker, single, ecefAt(index.ecef, single.index), scale, alpha);
    });
  const above = [...pinned.values()]
    .sort((a, b) => a.priority - b.priority)
    .flatMap((marker) => {
      const ecef = toEcef(marker.position);
      const at = projector.project(...ecef);
      return at ? [spriteOf(marker, at, ecef, pinnedScale(marker, scale), 1)] : [];
    });
  const lit = dims ? litIndices(stack) : [];
  const clusters = crowd.clusters.map((cluster) => ({
    ...cluster,
    dimmed: dims && !cluster.runs.some(({ lo, hi }) => holdsAny(lit, lo, hi)),
  }));
  return { singles, pinned: above, clusters };
}

/** The topmost thing under a pixel. */
export function hitTest({ singles, pinned, clusters }: Picture, { x, y }: ScreenPoint): Hit | undefined {
  const touches = (sprite: Sprite) => Math.hypot(sprite.x - x, sprite.y - y) <= 14 * sprite.scale * uiScale();
  const top = pinned.findLast(touches);
  if (top) return { kind: 'marker', marker: top.marker };
  const cluster = clusters.find((candidate) => Math.hypot(candidate.x - x, candidate.y - y) <= candidate.radiusPx);
  if (cluster) return { kind: 'cluster', cluster };
  const single = singles.findLast(touches);
  return single && { kind: 'marker', marker: single.marker };
}

/** Ids of everything that shows inside a screen rectangle, clustered or not. */
export function idsInBox(
  stack: LayerStack,
  projector: Projector,
  box: { left: number; top: number; right: number; bottom: number },
): string[] {
  const inside = (at: ScreenPoint | undefined) =>
    at !== undefined && at.x >= box.left && at.x <= box.right && at.y >= box.top && at.y <= box.bottom;
  const { index } = stack;
  const ids = index.markers.flatMap((marker, i) =>
    inside(projector.project(...ecefAt(index.ecef, i))) ? [marker.id] : [],
  );
  const pinned = stack.pinned.filter((marker) => inside(projector.project(...toEcef(marker.position))));
  return [...ids, ...pinned.map((marker) => marker.id)];
}

/** Things with a pulse under them: the incident in focus while it is open, and urgent alarms nobody has acknowledged. */
export function beaconsOf(
  { data }: LayerStack,
  picture: Picture,
): { id: string; x: number; y: number; colour: string }[] {
  const calling = pulsingAlarms(data);
  const open = data.incidents.find(
    ({ id, state }) => id === data.focusIncidentId && state !== 'ended' && state !== 'archived',
  );
  return picture.pinned
    .filter(({ marker }) => marker.id === open?.id || calling.has(marker.id))
    .slice(-12)
    .map(({ marker, x, y }) => ({
      id: marker.id,
      x,
      y,
      colour: PRIORITY_COLOURS[calling.get(marker.id) ?? 'critical'],
    }));
}

/** Symbols shrink with the distance, so that a province stays readable. */
function symbolScale(rangeM: number): number {
  const far = Math.log10(Math.max(1, rangeM / 20_000));
  return Math.max(0.66, 1 - far * 0.2);
}

function pinnedScale(marker: Marker, scale: number): number {
  return marker.priority >= 80 ? Math.max(1.2, scale * 1.25) : Math.max(0.95, scale);
}

function pinnedMarkers(stack: LayerStack, hasBody: (id: string) => boolean): Map<string, Marker> {
  const { data } = stack;
  const shown = new Map(stack.pinned.map((marker) => [marker.id, marker]));
  const incident = data.incidents.find(({ id }) => id === data.focusIncidentId);
  for (const id of [
    ...busyAssigneeIds(data),
    ...(incident?.subjectId ? [incident.subjectId] : []),
    ...data.selectedIds,
  ]) {
    const marker = stack.marker(id);
    if (marker && shown.size < 2_000 && !hasBody(id)) shown.set(id, marker);
  }
  return shown;
}

function ringsOf(data: MapData, id: string, hoveredId: string | undefined): string[] {
  if (data.selectedIds.has(id)) return ['ring_selected'];
  if (id === hoveredId) return ['ring_hovered'];
  return data.highlightedIds.has(id) ? ['ring_highlighted'] : [];
}

function isLit(data: MapData, id: string): boolean {
  return data.highlightedIds.has(id) || data.selectedIds.has(id);
}

const litCache = new WeakMap<ReadonlySet<string>, { index: unknown; sorted: number[] }>();

function litIndices(stack: LayerStack): number[] {
  const { data, index } = stack;
  const known = litCache.get(data.highlightedIds);
  if (known?.index === index) return known.sorted;
  const markers = [...data.highlightedIds].flatMap((id) => stack.marker(id) ?? []);
  const sorted = markers.flatMap((marker) => index.find(marker) ?? []).sort((a, b) => a - b);
  litCache.set(data.highlightedIds, { index, sorted });
  return sorted;
}

function holdsAny(sorted: readonly number[], lo: number, hi: number): boolean {
  return sorted.some((i) => i >= lo && i < hi);
}

function ecefAt(ecef: Float64Array, i: number): Vec3 {
  return [ecef[i * 3] ?? 0, ecef[i * 3 + 1] ?? 0, ecef[i * 3 + 2] ?? 0];
}
