import type { VectorFeature, VectorLayer } from './decodeVectorTile.ts';

type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

interface AreaStyle {
  readonly fill: string;
}

/** Fills by the names that the usual schemas (OpenMapTiles, Protomaps, Tilezen) give their layers, from the ground up. */
const AREAS: readonly (readonly [name: RegExp, style: AreaStyle])[] = [
  [/^(earth|land)$/i, { fill: '#0d1c27' }],
  [/landcover|wood|forest|natural|park|green/i, { fill: '#123327' }],
  [/landuse|residential|industrial/i, { fill: '#14222d' }],
  [/water|ocean|lake|sea/i, { fill: '#0c3149' }],
  [/building/i, { fill: '#22313d' }],
];

const LINES: readonly (readonly [name: RegExp, colour: string, widthPx: number])[] = [
  [/waterway|river|stream/i, '#1d6c94', 1.2],
  [/boundar|admin/i, '#6f7f9c', 1],
  [/rail/i, '#5d5a66', 1],
  [/road|transport|street|highway/i, '#5c6875', 1.2],
];

/** Roads whose class says that they are large. */
const MAJOR = /motorway|highway|trunk|major/i;
const PRIMARY = /primary|secondary|medium/i;

/** Draws a vector tile simply, for orientation: water, green, buildings, roads and borders, without names. */
export function drawVectorTile(pen: Pen, layers: readonly VectorLayer[], sidePx: number): void {
  pen.lineJoin = 'round';
  for (const [name, { fill }] of AREAS) {
    pen.fillStyle = fill;
    for (const feature of featuresOf(layers, name, 3)) {
      trace(pen, feature, sidePx);
      pen.fill('evenodd');
    }
  }
  for (const [name, colour, widthPx] of LINES) {
    for (const feature of featuresOf(layers, name, 2)) {
      const kind = String(feature.tags.class ?? feature.tags.kind ?? feature.tags.highway ?? '');
      const isRoad = /road/.test(name.source);
      pen.strokeStyle = isRoad && MAJOR.test(kind) ? '#b48a52' : isRoad && PRIMARY.test(kind) ? '#7f8893' : colour;
      pen.lineWidth =
        isRoad && MAJOR.test(kind) ? widthPx * 2.2 : isRoad && PRIMARY.test(kind) ? widthPx * 1.5 : widthPx;
      trace(pen, feature, sidePx);
      pen.stroke();
    }
  }
}

function* featuresOf(layers: readonly VectorLayer[], name: RegExp, type: number): Generator<VectorFeature> {
  for (const layer of layers) {
    if (!name.test(layer.name)) continue;
    for (const feature of layer.features) if (feature.type === type) yield feature;
  }
}

function trace(pen: Pen, { parts }: VectorFeature, sidePx: number): void {
  pen.beginPath();
  for (const part of parts) {
    for (let i = 0; i + 1 < part.length; i += 2) {
      const [x, y] = [(part[i] ?? 0) * sidePx, (part[i + 1] ?? 0) * sidePx];
      if (i === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    }
  }
}
