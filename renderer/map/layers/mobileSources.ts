import { MOBILE_SOURCE_CATEGORIES, type MobileSource, SOURCE_CLASSES } from '../../../shared/records/vehicle.ts';
import type { MapData } from '../api.ts';
import type { Marker } from '../cluster/marker.ts';
import { toEcef, type Vec3 } from '../host/ecef.ts';
import { circlePoints, type Ink } from '../host/ink.ts';
import { INK, LAYER_COLOURS } from '../symbols/palette.ts';
import { uiScale } from '../symbols/uiScale.ts';
import { categoryFilter, symbolLegend, wordsFilter } from './filters.ts';
import type { LegendEntry, MapLayer } from './layer.ts';
import { SOURCE_STATES, type SourceOnMap, type SourceState } from './moving/moving.ts';
import { placeLayer } from './placeLayer.ts';
import { shownRecords } from './shown.ts';

/** Fences are drawn when one of 10 km would be 20 pixels wide, metres a pixel. */
const FENCE_TO = 500;
const FENCE_COLOUR = LAYER_COLOURS.mobileSource ?? '#ffe14a';
/** Further away what a source reads is not written, metres. */
const CAPTION_BELOW_M = 40_000;

/** Colour of the ring round a source, by how it does. */
const SOURCE_COLOURS: Readonly<Record<SourceState, string | undefined>> = {
  outside: '#ff4256',
  highDose: '#ff4256',
  lowDose: '#ff9a3d',
  silent: '#9fb4c3',
  normal: '#42d9a4',
  unknown: undefined,
};

const stateLegend = SOURCE_STATES.flatMap((state): LegendEntry[] => {
  const edge = SOURCE_COLOURS[state];
  return edge ? [{ labelKey: `tracks.source_${state}`, look: { type: 'area', fill: 'transparent', edge } }] : [];
});

/** States that somebody must look at. */
const WRONG: ReadonlySet<SourceState> = new Set(['outside', 'highDose', 'lowDose']);

const fences = new Map<string, Vec3[]>();
const markers = new WeakMap<SourceOnMap, Marker>();

/** The symbol of a source where it is now. */
function markerOf(source: MobileSource, now: SourceOnMap): Marker {
  const known = markers.get(now);
  if (known) return known;
  const marker: Marker = {
    id: source.id,
    position: now.position,
    symbol: `mobileSource_${source.category}`,
    label: source.name,
    priority: WRONG.has(now.state) ? 78 : 39,
  };
  markers.set(now, marker);
  return marker;
}

const base = placeLayer({
  kind: 'mobileSource',
  group: 'monitoring',
  symbol: 'mobileSource_radiography',
  symbolOf: (source) => `mobileSource_${source.category}`,
  priorityOf: () => 39,
  hasSymbol:
    ({ movingIds }) =>
    ({ id }) =>
      !movingIds?.has(id),
  selectAlso: ({ movingIds, sourcesNow }) => [movingIds, sourcesNow],
  legend: [
    ...stateLegend,
    { labelKey: 'layers.fence', look: { type: 'line', colour: FENCE_COLOUR, widthPx: 1.2, dash: [5, 4] } },
    ...symbolLegend('mobileSource', MOBILE_SOURCE_CATEGORIES),
  ],
  filters: [categoryFilter('mobileSource', MOBILE_SOURCE_CATEGORIES), wordsFilter('sourceClass', SOURCE_CLASSES)],
  ink: (data, ink, { metresPerPixel, rangeM }) => {
    if (metresPerPixel <= FENCE_TO) drawFences(data, ink, metresPerPixel);
    drawStates(data, ink, rangeM);
  },
});

/** Mobile radioactive sources where they are, with the fence that they must not leave and how they do. */
export const mobileSources: MapLayer = {
  ...base,
  markers: (data) => [...(base.markers?.(data) ?? []), ...liveMarkers(data, false)],
  // R1: a source that something is wrong with stands by itself: no cluster hides where it is.
  pinned: (data) => liveMarkers(data, true),
};

/** Symbols of the sources that report, where they are. */
function liveMarkers(data: MapData, wrong: boolean): Marker[] {
  return shownRecords(data, 'mobileSource').flatMap((source) => {
    const now = data.movingIds?.has(source.id) ? data.sourcesNow?.get(source.id) : undefined;
    return now && WRONG.has(now.state) === wrong ? [markerOf(source, now)] : [];
  });
}

function drawFences(data: MapData, ink: Ink, metresPerPixel: number): void {
  for (const { id, position, fenceRadiusM } of shownRecords(data, 'mobileSource')) {
    if (!fenceRadiusM || fenceRadiusM / metresPerPixel < 8) continue;
    const now = data.sourcesNow?.get(id);
    const outside = now?.state === 'outside';
    if (!outside && !ink.projector?.mayShow(...toEcef(position), fenceRadiusM, 0)) continue;
    const key = `${position.lon} ${position.lat} ${fenceRadiusM}`;
    if (fences.size > 2_000) fences.clear();
    const points = fences.get(key) ?? circlePoints(position, fenceRadiusM, 72);
    fences.set(key, points);
    const colour = outside ? '#ff4256' : FENCE_COLOUR;
    ink.line(points, { colour, width: outside ? 2 : 1.2, dash: [5, 4] }, true);
    // From its fence to where it went.
    if (now && outside) ink.line([toEcef(position), toEcef(now.position)], { colour, width: 1.2, dash: [2, 4] });
  }
}

function drawStates(data: MapData, ink: Ink, rangeM: number): void {
  for (const { id } of shownRecords(data, 'mobileSource')) {
    const now = data.sourcesNow?.get(id);
    const colour = now && SOURCE_COLOURS[now.state];
    const quiet = now?.state === 'normal' && rangeM > CAPTION_BELOW_M;
    if (!now || !colour || quiet) continue;
    const at = ink.at(now.position);
    if (!at) continue;
    const path = new Path2D();
    path.arc(at.x, at.y, 17 * uiScale(), 0, 2 * Math.PI);
    ink.strokePath(path, { colour, width: 2, halo: true });
    if (rangeM > CAPTION_BELOW_M) continue;
    ink.label({
      text: [data.t(`tracks.source_${now.state}`), now.caption].filter(Boolean).join(' '),
      ...at,
      sides: ['below', 'above', 'left'],
      gapPx: 20,
      priority: 60,
      colour: now.state === 'normal' ? INK.labelDim : colour,
      sizePx: 11,
      weight: 500,
    });
  }
}
