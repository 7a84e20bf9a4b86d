import { writeEcef } from '../host/ecef.ts';
import { changesBetween } from './listChanges.ts';
import type { Marker } from './marker.ts';
import { mortonKey, orderOfKeys } from './mortonKey.ts';

/** Markers in the order of their Morton keys, as parallel lists. */
export interface SortedMarkers {
  readonly markers: readonly Marker[];
  readonly keys: Float64Array;
  /** Earth-centred metres, three each. */
  readonly ecef: Float64Array;
}

/** The sorted markers of one layer. */
export interface SortedRun extends SortedMarkers {
  /** The list it was made of, in its own order. */
  readonly source: readonly Marker[];
  /** How it came from another run, when it did. */
  readonly patch?: { readonly of: SortedRun; readonly removed: readonly Marker[]; readonly added: SortedMarkers };
}

/** A larger part of changed markers than this is not worth patching. */
const PATCH_SHARE = 0.05;

/** Sorts markers; what is known of the list's former state is kept, so that a small change copies and does not sort. */
export function sortedRun(source: readonly Marker[], before?: SortedRun): SortedRun {
  if (before?.source === source) return plain(before);
  if (before && before.source.length > 0) {
    const { removed, added } = changesBetween(before.source, source);
    if (removed.length + added.length <= PATCH_SHARE * before.source.length) {
      const fresh = sorted(added);
      return { source, ...spliced(before, removed, fresh), patch: { of: before, removed, added: fresh } };
    }
  }
  return { source, ...sorted(source) };
}

/** Without its history: an index remembers one step back and no chain. */
function plain(run: SortedRun): SortedRun {
  if (!run.patch) return run;
  const { source, markers, keys, ecef } = run;
  return { source, markers, keys, ecef };
}

function sorted(source: readonly Marker[]): SortedMarkers {
  const raw = Float64Array.from(source, ({ position }) => mortonKey(position));
  const order = orderOfKeys(raw);
  const keys = new Float64Array(source.length);
  const ecef = new Float64Array(source.length * 3);
  const markers: Marker[] = [];
  for (let i = 0; i < order.length; i++) {
    const from = order[i] ?? 0;
    const marker = source[from];
    if (!marker) continue;
    keys[i] = raw[from] ?? 0;
    markers.push(marker);
    writeEcef(marker.position.lon, marker.position.lat, 0, ecef, i * 3);
  }
  return { markers, keys, ecef };
}

/** First index whose key is not below the key. */
export function lowerBound(keys: Float64Array, key: number, from: number, to: number): number {
  let lo = from;
  let hi = to;
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if ((keys[middle] ?? 0) < key) lo = middle + 1;
    else hi = middle;
  }
  return lo;
}

/** Index of a marker among sorted ones, by identity or else by id; undefined when it is not there. */
export function indexOfMarker({ markers, keys }: SortedMarkers, marker: Marker): number | undefined {
  const key = mortonKey(marker.position);
  for (let i = lowerBound(keys, key, 0, keys.length); i < keys.length && keys[i] === key; i++) {
    if (markers[i]?.id === marker.id) return i;
  }
  return undefined;
}

/** A stretch of the result: of the old markers, or one of the new. */
interface Stretch {
  readonly fresh: boolean;
  readonly from: number;
  readonly to: number;
}

/** The stretches that make the new order: old ones between the removed, new ones where their keys belong. */
export function stretchesOf(
  before: SortedMarkers,
  removed: readonly Marker[],
  added: SortedMarkers,
): { stretches: readonly Stretch[]; size: number } {
  const gone = removed.flatMap((marker) => indexOfMarker(before, marker) ?? []).sort((a, b) => a - b);
  const stretches: Stretch[] = [];
  let at = 0;
  let nextGone = 0;
  const takeOld = (to: number) => {
    while (nextGone < gone.length && (gone[nextGone] ?? 0) < to) {
      const hole = gone[nextGone++] ?? 0;
      if (hole > at) stretches.push({ fresh: false, from: at, to: hole });
      at = hole + 1;
    }
    if (to > at) stretches.push({ fresh: false, from: at, to });
    at = Math.max(at, to);
  };
  for (let i = 0; i < added.markers.length; i++) {
    takeOld(lowerBound(before.keys, added.keys[i] ?? 0, 0, before.keys.length));
    stretches.push({ fresh: true, from: i, to: i + 1 });
  }
  takeOld(before.keys.length);
  return { stretches, size: stretches.reduce((sum, { from, to }) => sum + to - from, 0) };
}

/** Sorted markers without some and with others: whole stretches are copied. */
export function spliced(before: SortedMarkers, removed: readonly Marker[], added: SortedMarkers): SortedMarkers {
  const { stretches, size } = stretchesOf(before, removed, added);
  const keys = new Float64Array(size);
  const ecef = new Float64Array(size * 3);
  const parts: Marker[][] = [];
  let at = 0;
  for (const { fresh, from, to } of stretches) {
    const source = fresh ? added : before;
    keys.set(source.keys.subarray(from, to), at);
    ecef.set(source.ecef.subarray(from * 3, to * 3), at * 3);
    parts.push(source.markers.slice(from, to));
    at += to - from;
  }
  return { markers: parts.flat(), keys, ecef };
}
