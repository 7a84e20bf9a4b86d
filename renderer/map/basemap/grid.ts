import { centralMeridian, fromGrid, toGrid } from './gaussKruger.ts';
import type { Viewport } from './trace.ts';

/** One line of a grid in pixels, as x, y pairs. */
export interface GridLine {
  readonly points: readonly number[];
  /** Every fifth or tenth line. */
  readonly strong: boolean;
}

export interface Grid {
  readonly lines: GridLine[];
  /** Where strong lines meet, x, y pairs. */
  readonly crosses: number[];
}

const STEPS_M = [10_000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10];
const STEPS_DEGREES = [30, 10, 5, 1, 0.5];
const METRES_PER_DEGREE = 111_195;
/** Gauss–Krüger is not drawn nearer to a pole than this. */
const POLAR_DEGREES = 80;

/** The grid that a view should have: meridians and parallels from afar, the metric grid near the ground. */
export function gridOf(viewport: Viewport): Grid {
  const pixelDegrees = (viewport.north - viewport.south) / viewport.height;
  const pixelM = pixelDegrees * METRES_PER_DEGREE;
  const middle = (viewport.north + viewport.south) / 2;
  if (pixelM * 90 > (STEPS_M[0] ?? 0) || Math.abs(middle) > POLAR_DEGREES) return graticule(viewport, pixelDegrees);
  const stepM = STEPS_M.findLast((step) => step >= pixelM * 70) ?? STEPS_M[0] ?? 10_000;
  const first = centralMeridian(viewport.west);
  const last = centralMeridian(viewport.east);
  const grid: Grid = { lines: [], crosses: [] };
  for (let meridian = first; meridian <= last; meridian += 3) metricZone(viewport, meridian, stepM, grid);
  return grid;
}

function graticule({ west, south, east, north, width, height }: Viewport, pixelDegrees: number): Grid {
  const step = STEPS_DEGREES.findLast((degrees) => degrees >= pixelDegrees * 110) ?? 30;
  const grid: Grid = { lines: [], crosses: [] };
  for (let nth = Math.ceil(west / step); nth * step <= east; nth++) {
    const x = ((nth * step - west) / (east - west)) * width;
    grid.lines.push({ points: [x, 0, x, height], strong: false });
  }
  for (let nth = Math.ceil(south / step); nth * step <= north; nth++) {
    const y = ((north - nth * step) / (north - south)) * height;
    grid.lines.push({ points: [0, y, width, y], strong: false });
  }
  return grid;
}

function metricZone(viewport: Viewport, meridian: number, stepM: number, grid: Grid): void {
  const west = Math.max(viewport.west, meridian - 1.5);
  const east = Math.min(viewport.east, meridian + 1.5);
  if (west >= east) return;
  const { south, north, width, height } = viewport;
  const corners = [
    [west, south],
    [west, north],
    [east, south],
    [east, north],
  ] as const;
  const onGrid = corners.map(([lon, lat]) => toGrid(lon, lat, meridian));
  const eastings = onGrid.map(([easting]) => easting);
  const northings = onGrid.map(([, northing]) => northing);
  const [minE, maxE] = [Math.min(...eastings), Math.max(...eastings)];
  const [minN, maxN] = [Math.min(...northings), Math.max(...northings)];
  const pixel = (easting: number, northing: number): [number, number] => {
    const [lon, lat] = fromGrid(easting, northing, meridian);
    const x = ((Math.max(west, Math.min(east, lon)) - viewport.west) / (viewport.east - viewport.west)) * width;
    return [x, ((north - lat) / (north - south)) * height];
  };
  const each = (from: number, to: number, visit: (value: number, strong: boolean) => void): void => {
    const strongStep = stepM >= 1000 ? 5 : stepM >= 100 ? 1000 / stepM : 100 / stepM;
    for (let nth = Math.ceil(from / stepM); nth * stepM <= to; nth++) visit(nth * stepM, nth % strongStep === 0);
  };
  const middleE = (minE + maxE) / 2;
  const middleN = (minN + maxN) / 2;
  each(minE, maxE, (easting, strong) => {
    grid.lines.push({ strong, points: [minN, middleN, maxN].flatMap((northing) => pixel(easting, northing)) });
    if (strong) each(minN, maxN, (northing, both) => both && grid.crosses.push(...pixel(easting, northing)));
  });
  each(minN, maxN, (northing, strong) => {
    grid.lines.push({ strong, points: [minE, middleE, maxE].flatMap((easting) => pixel(easting, northing)) });
  });
}
