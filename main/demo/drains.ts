import type { Drain } from '../../shared/records/drain.ts';
import type { PlaceRecord } from '../../shared/records/index.ts';
import type { DemoFirm } from './firms.ts';
import { made, numbered } from './place.ts';
import { coordinates, type LonLat, metresBetween, middleOf, positionOf, rounded } from './plane.ts';
import { plantBands, plotPoint } from './plants.ts';

/** Networks of the demonstration. */
export const NETWORKS = 53;

type Water = NonNullable<Drain['water']>;

interface Node {
  readonly code: string;
  readonly at: LonLat;
  readonly depthM: number;
}

/** Metres that a drain falls on a metre of its way. */
const SLOPE = 0.004;
const SPACING_M = 60;

/** A firm's drains: rain water along its fences to a valve and the outfall, process water to the emergency pool. */
export function drainRecords(firm: DemoFirm): PlaceRecord[] {
  if (!firm.plant) return [];
  return new Network(firm, firm.plant).build();
}

class Network {
  readonly #firm: DemoFirm;
  readonly #plant: NonNullable<DemoFirm['plant']>;
  readonly #records: PlaceRecord[] = [];
  #count = 0;

  constructor(firm: DemoFirm, plant: NonNullable<DemoFirm['plant']>) {
    this.#firm = firm;
    this.#plant = plant;
  }

  build(): PlaceRecord[] {
    const { x0, y0, x1, y1 } = this.#plant.plot;
    const [width, depth] = [x1 - x0, Math.abs(y1 - y0)];
    const back = depth - 5;
    const west = this.#line(
      'rain',
      [
        [5, back],
        [5, 5],
      ],
      1.1,
      0.5,
    );
    const east = this.#line(
      'rain',
      [
        [width - 5, back],
        [width - 5, 5],
      ],
      1.1,
      0.5,
    );
    const front = this.#line(
      'rain',
      [
        [5, 5],
        [width - 5, 5],
      ],
      west.depthM,
      0.8,
      west,
    );
    const valve = this.#node(
      'valve',
      '雨水切换阀',
      [width - 5, -2],
      Math.max(front.depthM, east.depthM) + 0.1,
      'rain',
      { valveState: 'open', diameterM: 1 },
    );
    for (const [from, wide] of [
      [front, 0.8],
      [east, 0.5],
    ] as const)
      this.#pipe('rain', from, valve, wide);
    const outfall = this.#node('outfall', '雨水排放口', [width - 5, -14], valve.depthM + 0.1, 'rain', { diameterM: 1 });
    this.#pipe('rain', valve, outfall, 1);
    this.#inlets(width, depth);
    const volumeM3 = rounded(Math.max(800, (width * depth) / 42), -2);
    const pool = this.#node('pool', '事故应急池', [width - 30, 14], valve.depthM + 1.6, 'fire', { volumeM3 });
    this.#pipe('fire', valve, pool, 1);
    const lane = plantBands(this.#plant.plot, this.#plant.type).tanks - 4;
    const sewer = this.#line(
      'process',
      [
        [14, lane],
        [width - 9, lane],
        [width - 9, 24],
      ],
      1.4,
      0.4,
    );
    const pump = this.#node('pump', '污水提升泵', [width - 12, 18], sewer.depthM + 0.3, 'process', {});
    this.#pipe('process', sewer, pump, 0.4);
    this.#pipe('process', pump, pool, 0.4);
    return this.#records;
  }

  /** Inlets at the foot of the dikes and on the yard, each to the manhole that it is nearest. */
  #inlets(width: number, depth: number): void {
    const manholes = this.#manholes.map(({ node }) => node);
    const lane = plantBands(this.#plant.plot, this.#plant.type).tanks;
    const spots = [lane, (lane + depth) / 2, depth - 9].flatMap(
      (v) =>
        [
          [12, v],
          [width - 12, v],
        ] as const,
    );
    for (const [u, v] of [...spots, [width * 0.3, 9], [width * 0.7, 9]] as const) {
      const at = plotPoint(this.#plant.park, this.#plant.plot, u, v);
      const [nearest] = [...manholes].sort((a, b) => metresBetween(a.at, at) - metresBetween(b.at, at));
      if (!nearest) continue;
      const depthM = Math.max(0.4, nearest.depthM - metresBetween(nearest.at, at) * 0.01);
      const inlet = this.#node('inlet', '雨水口', [u, v], depthM, 'rain', {});
      this.#pipe('rain', inlet, nearest, 0.3);
    }
  }

  readonly #manholes: { readonly node: Node }[] = [];

  /** Manholes along corners, joined; starts at `from` when that is its first corner. @returns the last node */
  #line(
    water: Water,
    corners: readonly (readonly [u: number, v: number])[],
    startDepth: number,
    diameterM: number,
    from?: Node,
  ): Node {
    let last = from;
    let depthM = startDepth;
    corners.forEach(([u, v], i) => {
      const [pu, pv] = corners[i - 1] ?? [u, v];
      const length = Math.hypot(u - pu, v - pv);
      const pieces = i === 0 ? 1 : Math.max(1, Math.ceil(length / SPACING_M));
      for (let k = i === 0 && from ? 2 : 1; k <= pieces; k++) {
        const share = k / pieces;
        if (i > 0) depthM += (length / pieces) * SLOPE;
        const node = this.#node(
          'manhole',
          water === 'rain' ? '雨水井' : '污水井',
          [pu + (u - pu) * share, pv + (v - pv) * share],
          depthM,
          water,
          {},
        );
        this.#manholes.push({ node });
        if (last) this.#pipe(water, last, node, diameterM);
        last = node;
      }
    });
    if (!last) throw new Error('a line of drains without corners');
    return last;
  }

  #node(
    category: Drain['category'],
    title: string,
    [u, v]: readonly [u: number, v: number],
    depthM: number,
    water: Water,
    more: Partial<Pick<Drain, 'volumeM3' | 'valveState' | 'diameterM'>>,
  ): Node {
    const node = {
      code: this.#code(),
      at: plotPoint(this.#plant.park, this.#plant.plot, u, v),
      depthM: rounded(depthM, 2),
    };
    this.#records.push(
      made('drain', this.#firm.producer, {
        ...this.#common(node.code, title),
        position: positionOf(node.at),
        category,
        water,
        depthM: node.depthM,
        ...more,
      }),
    );
    return node;
  }

  #pipe(water: Water, from: Node, to: Node, diameterM: number): void {
    this.#records.push(
      made('drain', this.#firm.producer, {
        ...this.#common(this.#code(), '排水管'),
        position: positionOf(middleOf([from.at, to.at])),
        geometry: { type: 'LineString', coordinates: coordinates([from.at, to.at]) },
        category: 'pipe',
        water,
        fromCode: from.code,
        toCode: to.code,
        diameterM,
        lengthM: rounded(metresBetween(from.at, to.at), 1),
      }),
    );
  }

  #code(): string {
    this.#count += 1;
    return `${this.#firm.code}-PS${numbered(this.#count, 3)}`;
  }

  #common(code: string, title: string) {
    const { short, name } = this.#firm;
    return { code, name: `${short} ${title} ${code.slice(-5)}`, networkName: `${short}排水管网`, firmName: name };
  }
}
