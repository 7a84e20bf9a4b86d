import type { Ground } from './ground.ts';
import { Frame, insideRing, type LonLat, type XY } from './plane.ts';
import { Dice } from './random.ts';

/** What is authored of a park: its real geography; firms and streets are invented. */
interface Site {
  readonly key: string;
  readonly name: string;
  readonly short: string;
  readonly county: string;
  readonly town: string;
  readonly origin: LonLat;
  /** Direction of its avenues, degrees clockwise from north. */
  readonly headingDeg: number;
  /** Its land, inside the coast of the base map. */
  readonly outline: readonly LonLat[];
  /** Firms with installations. */
  readonly firms: number;
  /** Where its road leaves for the country. */
  readonly gate: LonLat;
}

const SITES: readonly Site[] = [
  {
    key: 'GL',
    name: '古雷化工园区（演示）',
    short: '古雷',
    county: '漳浦县',
    town: '漳州市古雷开发区',
    origin: [117.6125, 23.785],
    headingDeg: 14,
    outline: [
      [117.5995, 23.7605],
      [117.611, 23.7605],
      [117.6115, 23.7645],
      [117.6215, 23.7665],
      [117.6232, 23.7785],
      [117.6405, 23.7942],
      [117.6285, 23.8035],
      [117.623, 23.825],
      [117.623, 23.838],
      [117.6115, 23.838],
      [117.6145, 23.8265],
      [117.612, 23.7975],
      [117.6035, 23.793],
      [117.6045, 23.786],
      [117.596, 23.784],
      [117.5955, 23.777],
      [117.5905, 23.77],
    ],
    firms: 46,
    gate: [117.6175, 23.845],
  },
  {
    key: 'JY',
    name: '江阴化工园区（演示）',
    short: '江阴',
    county: '福清市',
    town: '福州市江阴港城经济区',
    origin: [119.295, 25.443],
    headingDeg: 352,
    outline: [
      [119.283, 25.4275],
      [119.2812, 25.4215],
      [119.293, 25.4165],
      [119.301, 25.4225],
      [119.3115, 25.4185],
      [119.3195, 25.4405],
      [119.331, 25.4392],
      [119.33, 25.448],
      [119.327, 25.464],
      [119.266, 25.464],
      [119.265, 25.448],
      [119.264, 25.4385],
      [119.27, 25.4345],
      [119.278, 25.4325],
    ],
    firms: 40,
    gate: [119.297, 25.4715],
  },
];

/** Streets' middles, metres apart: along and across the avenues. */
const ACROSS = 520;
const ALONG = 400;
/** From a street's middle to the fences beside it. */
const VERGE = 22;

/** Land of one firm: a rectangle of the park's frame, `y0` on its front. */
export interface Plot {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface Park extends Omit<Site, 'firms'> {
  readonly frame: Frame;
  readonly plots: readonly Plot[];
  /** Streets in the park's frame, with a vertex at every crossing. */
  readonly streets: readonly { readonly isAvenue: boolean; readonly line: readonly XY[] }[];
}

/** Both parks with their streets and as many plots as they have firms. */
export function layParks(ground: Ground): Park[] {
  return SITES.map((site) => {
    const frame = new Frame(site.origin, site.headingDeg);
    const isInside = (x: number, y: number) => {
      const at = frame.at(x, y);
      return insideRing(site.outline, at) && ground.isLand(at);
    };
    const span = Array.from({ length: 31 }, (_, i) => i - 15);
    const hasNode = (i: number, j: number) => isInside(i * ACROSS, j * ALONG);
    const streets = [
      ...span.flatMap((i) =>
        runs(span, (j) => hasNode(i, j)).map((run) => ({
          isAvenue: i % 2 === 0,
          line: run.map((j): XY => [i * ACROSS, j * ALONG]),
        })),
      ),
      ...span.flatMap((j) =>
        runs(span, (i) => hasNode(i, j)).map((run) => ({
          isAvenue: j % 3 === 0,
          line: run.map((i): XY => [i * ACROSS, j * ALONG]),
        })),
      ),
    ];
    const blocks = span.flatMap((i) =>
      span
        .filter((j) => hasNode(i, j) && hasNode(i + 1, j) && hasNode(i, j + 1) && hasNode(i + 1, j + 1))
        .map((j): XY => [i, j]),
    );
    const { firms, ...rest } = site;
    return { ...rest, frame, streets, plots: plotsOf(blocks, firms, new Dice(`plots ${site.key}`)) };
  });
}

/** Stretches of neighbours that pass, of two or more. */
function runs(span: readonly number[], passes: (index: number) => boolean): number[][] {
  const found: number[][] = [];
  let run: number[] = [];
  for (const index of [...span, Number.NaN]) {
    if (!Number.isNaN(index) && passes(index)) {
      run.push(index);
      continue;
    }
    if (run.length > 1) found.push(run);
    run = [];
  }
  return found;
}

/** Whole blocks for a few large firms, halves and quarters for the others; the blocks nearest the middle first. */
function plotsOf(blocks: readonly XY[], count: number, dice: Dice): Plot[] {
  const sorted = [...blocks].sort((a, b) => Math.hypot(a[0] + 0.5, a[1] + 0.5) - Math.hypot(b[0] + 0.5, b[1] + 0.5));
  const plots: Plot[] = [];
  for (const [index, [i, j]] of sorted.entries()) {
    const left = count - plots.length;
    if (left <= 0) break;
    const x0 = i * ACROSS + VERGE;
    const x1 = (i + 1) * ACROSS - VERGE;
    const y0 = j * ALONG + VERGE;
    const y1 = (j + 1) * ALONG - VERGE;
    const blocksLeft = sorted.length - index;
    const needed = left / blocksLeft;
    const parts = needed > 2.2 ? 4 : needed > 1.2 ? dice.pick([1, 2, 2, 2, 4]) : dice.pick([1, 1, 1, 2, 2, 4]);
    const middle = (x0 + x1) / 2;
    const half = (y0 + y1) / 2;
    if (parts === 1) plots.push({ x0, y0, x1, y1 });
    if (parts === 2) plots.push({ x0, y0, x1: middle - 5, y1 }, { x0: middle + 5, y0, x1, y1 });
    if (parts === 4) {
      for (const [a, b] of [
        [x0, middle - 5],
        [middle + 5, x1],
      ] as const) {
        plots.push({ x0: a, y0, x1: b, y1: half - 5 }, { x0: a, y0: y1, x1: b, y1: half + 5 });
      }
    }
  }
  return plots.slice(0, count);
}
