import { pathLengthM, ringAreaM2 } from '../../../shared/geo.ts';
import { areaText, lengthText } from '../layers/lengthText.ts';
import { boxSelect } from './boxSelect.ts';
import { drawCircle } from './drawCircle.ts';
import type { ToolTable } from './tool.ts';
import { vertexTool } from './vertexTool.ts';

/** Every tool of the map. Lengths and areas are geodesic, through shared/geo. */
export const TOOLS: ToolTable = {
  select: () => ({ cursor: 'default' }),
  boxSelect,
  measureDistance: (context) => {
    const text = (path: Parameters<typeof pathLengthM>[0]) => lengthText(pathLengthM(path), context.t());
    return vertexTool(context, {
      closed: false,
      minimum: 2,
      keeps: true,
      text: (path) => (path.length > 1 ? text(path) : context.t()('map.measureHint')),
      done: (path) => context.measured(text(path)),
    });
  },
  measureArea: (context) => {
    const text = (ring: Parameters<typeof ringAreaM2>[0]) => areaText(ringAreaM2(ring), context.t());
    return vertexTool(context, {
      closed: true,
      minimum: 3,
      keeps: true,
      text: (ring) => (ring.length > 2 ? text(ring) : context.t()('map.measureHint')),
      done: (ring) => context.measured(text(ring)),
    });
  },
  drawPoint: (context) => ({
    cursor: 'crosshair',
    click: (position) => context.drawn({ kind: 'point', position }),
  }),
  drawCircle,
  drawPolygon: (context) =>
    vertexTool(context, {
      closed: true,
      minimum: 3,
      keeps: false,
      text: (ring) => (ring.length > 2 ? areaText(ringAreaM2(ring), context.t()) : context.t()('map.polygonHint')),
      done: (ring) => context.drawn({ kind: 'polygon', ring }),
    }),
  drawCorridor: (context) =>
    vertexTool(context, {
      closed: false,
      minimum: 2,
      keeps: false,
      text: (path) =>
        path.length > 1 ? lengthText(pathLengthM(path), context.t()) : context.t()('area.drawCorridorHint'),
      done: (line) => context.drawn({ kind: 'line', line }),
    }),
};
