import type { Installation } from '../../shared/records/installation.ts';
import type { Park, Plot } from './parks.ts';
import { type LonLat, rounded } from './plane.ts';
import type { PlantType } from './plantTypes.ts';
import type { Dice } from './random.ts';
import { type Substance, substanceNamed } from './substances.ts';

/** A part of a plant, in the frame of its plot: `u` along its front, `v` away from it, metres. */
export interface Part {
  readonly tag: string;
  readonly title: string;
  readonly category: Installation['category'];
  readonly u: number;
  readonly v: number;
  /** True when the long side lies along the front. */
  readonly across?: boolean;
  readonly size: Partial<
    Pick<Installation, 'diameterM' | 'lengthM' | 'widthM' | 'structureHeightM' | 'volumeM3' | 'dikeHeightM'>
  >;
  readonly substance?: Substance | undefined;
  readonly amountKg?: number;
}

interface Area {
  readonly u0: number;
  readonly v0: number;
  readonly u1: number;
  readonly v1: number;
}

/** Where `u`, `v` of a plot are. */
export function plotPoint({ frame }: Park, { x0, y0, y1 }: Plot, u: number, v: number): LonLat {
  return frame.at(x0 + u, y0 + Math.sign(y1 - y0) * v);
}

/** Direction of a part's long side, degrees clockwise from north. */
export function partHeading({ frame }: Park, across: boolean | undefined): number {
  return rounded((frame.headingDeg + (across ? 90 : 0) + 360) % 180, 1);
}

/** Distances from the front: where units begin, where they end, where the tanks begin. */
export function plantBands(
  { x0, y0, x1, y1 }: Plot,
  type: PlantType,
): Record<'front' | 'units' | 'store' | 'tanks', number> {
  const [width, depth] = [x1 - x0, Math.abs(y1 - y0)];
  const front = depth > 250 ? 62 : 44;
  const inner = depth - front - 16;
  const isWide = width > 400;
  const hasStore = !isWide && (type.stored.length > 0 || depth > 250);
  const store = hasStore ? Math.min(44, inner * 0.24) : 0;
  const units = front + 8 + Math.max(34, (inner - store) * type.process);
  return { front: front + 8, units, store, tanks: units + 10 + store };
}

/** Lays a plant out: offices and loading at the front, units behind them, tanks at the back. */
export function layPlant(plot: Plot, type: PlantType, dice: Dice): Part[] {
  const [width, depth] = [plot.x1 - plot.x0, Math.abs(plot.y1 - plot.y0)];
  const bands = plantBands(plot, type);
  const site = new Site(type, dice);
  const isWide = width > 400;
  site.offices({ u0: 8, v0: 8, u1: width - 8, v1: bands.front - 8 });
  site.units({ u0: 10, v0: bands.front, u1: isWide ? width * 0.62 : width - 10, v1: bands.units });
  if (isWide) site.stores({ u0: width * 0.62 + 14, v0: bands.front, u1: width - 60, v1: bands.units });
  else if (bands.store > 0) site.stores({ u0: 12, v0: bands.units + 8, u1: width - 12, v1: bands.units + bands.store });
  const pressed = type.spheres.length > 0 || type.vessels.length > 0;
  const share = pressed ? (isWide ? 0.68 : 0.6) : 1;
  site.tanks({ u0: 14, v0: bands.tanks, u1: 14 + (width - 28) * share, v1: depth - 14 });
  if (pressed) site.pressure({ u0: 14 + (width - 28) * share + 14, v0: bands.tanks, u1: width - 14, v1: depth - 14 });
  return site.parts;
}

class Site {
  readonly parts: Part[] = [];
  readonly #type: PlantType;
  readonly #dice: Dice;
  #number = 100;

  constructor(type: PlantType, dice: Dice) {
    this.#type = type;
    this.#dice = dice;
  }

  #add(letter: string, part: Omit<Part, 'tag'>): void {
    this.#number += 1;
    this.parts.push({ tag: `${letter}-${this.#number}`, ...part, u: rounded(part.u, 1), v: rounded(part.v, 1) });
  }

  /** Office, control room, workshop, and a loading bay beside the gate. */
  offices({ u0, v0, u1, v1 }: Area): void {
    const middle = (v0 + v1) / 2;
    const floors = this.#dice.whole(3, 6);
    const length = Math.min(46, (u1 - u0) * 0.24);
    const building = (title: string, u: number, lengthM: number, widthM: number, heightM: number) =>
      this.#add('B', {
        title,
        category: 'building',
        u,
        v: middle,
        across: true,
        size: { lengthM: rounded(lengthM, 1), widthM, structureHeightM: heightM },
      });
    building('办公楼', u0 + length / 2 + 4, length, 16, floors * 3.6);
    building('中心控制室', u0 + length + 26, 24, 14, 6);
    if (u1 - u0 > 200) building('机修车间', u0 + length + 66, 34, 16, 8);
    this.#add('L', {
      title: '装卸站台',
      category: 'loadingBay',
      u: u1 - 26,
      v: middle,
      across: true,
      size: { lengthM: 32, widthM: 14, structureHeightM: 6.5 },
      substance: substanceNamed(this.#type.tanks[0] ?? '甲醇'),
      amountKg: 30_000,
    });
  }

  /** A pipe rack with columns on one side and reactors on the other, structures at the end, a stack. */
  units({ u0, v0, u1, v1 }: Area): void {
    const dice = this.#dice;
    const middle = (v0 + v1) / 2;
    const length = u1 - u0;
    this.#add('PR', {
      title: '管廊',
      category: 'pipeRack',
      u: u0 + length / 2,
      v: middle,
      across: true,
      size: { lengthM: rounded(length, 1), widthM: dice.pick([6, 8, 9]), structureHeightM: dice.pick([7, 9, 11]) },
    });
    const feed = this.#type.tanks.map(substanceNamed);
    const columns = Math.max(2, Math.min(4, Math.floor(length / 46)));
    for (let i = 0; i < columns; i++) {
      const diameterM = rounded(dice.between(1.6, 5.2), 1);
      this.#add('C', {
        title: '精馏塔',
        category: 'column',
        u: u0 + ((i + 0.5) / columns) * length * 0.7,
        v: v0 + (middle - v0) * 0.45,
        size: { diameterM, structureHeightM: rounded(dice.between(18, 62), 0) },
        substance: feed[i % Math.max(1, feed.length)],
        amountKg: rounded(diameterM ** 2 * 2400, -2),
      });
    }
    const reactors = Math.max(2, Math.min(3, Math.floor(length / 60)));
    for (let i = 0; i < reactors; i++) {
      const diameterM = rounded(dice.between(2.2, 4.6), 1);
      const substance = feed[(i + 1) % Math.max(1, feed.length)];
      const volumeM3 = rounded(0.785 * diameterM ** 2 * diameterM * 1.6, 0);
      this.#add('R', {
        title: '反应器',
        category: 'reactor',
        u: u0 + ((i + 0.5) / reactors) * length * 0.7,
        v: middle + (v1 - middle) * 0.5,
        size: { diameterM, structureHeightM: rounded(diameterM * 2.2, 1), volumeM3 },
        substance,
        amountKg: rounded(volumeM3 * 0.6 * (substance?.density ?? 800), -2),
      });
    }
    this.#add('B', {
      title: '生产装置框架',
      category: 'building',
      u: u0 + length * 0.86,
      v: v0 + (middle - v0) * 0.45,
      across: true,
      size: {
        lengthM: rounded(length * 0.2, 1),
        widthM: rounded(Math.min(22, (middle - v0) * 0.6), 1),
        structureHeightM: dice.pick([14, 18, 24]),
      },
    });
    if (length > 150)
      this.#add('S', {
        title: length > 250 ? '火炬' : '烟囱',
        category: 'stack',
        u: u0 + length * 0.93,
        v: middle + (v1 - middle) * 0.6,
        size: { diameterM: length > 250 ? 1.4 : 2.6, structureHeightM: length > 250 ? 110 : 60 },
      });
  }

  /** Warehouses side by side; those of dangerous goods first. */
  stores({ u0, v0, u1, v1 }: Area): void {
    const [width, depth] = [u1 - u0, v1 - v0];
    const rows = depth > 80 ? 2 : 1;
    const perRow = rows === 1 && width > 150 ? 2 : 1;
    const stored = this.#type.stored.map(substanceNamed);
    for (let i = 0; i < rows * perRow; i++) {
      const substance = stored[i];
      const size = {
        lengthM: rounded(width / perRow - 16, 1),
        widthM: rounded(Math.min(30, depth / rows - 10), 1),
        structureHeightM: this.#dice.pick([8, 9, 11]),
      };
      this.#add('W', {
        title: substance ? '危险化学品仓库' : '成品仓库',
        category: 'warehouse',
        u: u0 + ((i % perRow) + 0.5) * (width / perRow),
        v: v0 + (Math.floor(i / perRow) + 0.5) * (depth / rows),
        across: true,
        size,
        substance,
        ...(substance ? { amountKg: rounded(substance.criticalT * 1000 * this.#dice.between(4, 60), -1) } : {}),
      });
    }
  }

  /** Rows of tanks in dikes, one substance a row. */
  tanks({ u0, v0, u1, v1 }: Area): void {
    const dice = this.#dice;
    const [width, depth] = [u1 - u0, v1 - v0];
    const list = dice.shuffled(this.#type.tanks.map(substanceNamed));
    const rows = Math.max(1, Math.min(list.length, depth > 190 ? 3 : depth > 70 ? 2 : 1));
    const rowDepth = depth / rows;
    for (let row = 0; row < rows; row++) {
      const substance = list[row % list.length];
      if (!substance) continue;
      const wanted = dice.between(0.5, 0.64) * rowDepth;
      const diameterM = rounded(Math.max(5, Math.min(wanted, substance.criticalT < 5 ? 8 : 44)), 1);
      const pitch = Math.max(diameterM * 1.55, diameterM + 7);
      const count = Math.max(1, Math.min(5, Math.floor(width / pitch)));
      const structureHeightM = rounded(Math.min(18, Math.max(6, diameterM * dice.between(0.62, 0.95))), 1);
      const volumeM3 = rounded((Math.PI / 4) * diameterM ** 2 * structureHeightM, -1);
      for (let i = 0; i < count; i++) {
        this.#add('T', {
          title: `${substance.name}储罐`,
          category: 'tank',
          u: u0 + pitch * (i + 0.5),
          v: v0 + rowDepth * (row + 0.5),
          size: { diameterM, structureHeightM, volumeM3, dikeHeightM: rounded(dice.between(1, 1.8), 1) },
          substance,
          amountKg: rounded(volumeM3 * substance.density * dice.between(0.55, 0.85), -3),
        });
      }
    }
  }

  /** Spheres, and drums of the substances that are kept under pressure in small amounts. */
  pressure({ u0, v0, u1, v1 }: Area): void {
    const dice = this.#dice;
    const [width, depth] = [u1 - u0, v1 - v0];
    const spheres = this.#type.spheres.map(substanceNamed);
    const perRow = width > 110 ? 2 : 1;
    const rowDepth = spheres.length > 0 ? Math.min(46, depth / Math.max(1, Math.ceil(spheres.length / perRow) + 1)) : 0;
    const count = spheres.length === 0 ? 0 : Math.max(1, Math.min(perRow * Math.floor(depth / 40), spheres.length + 2));
    for (let i = 0; i < count; i++) {
      const substance = spheres[i % spheres.length];
      const diameterM = rounded(Math.min(dice.pick([12.3, 15.7, 18]), width / perRow / 1.7, rowDepth / 1.4), 1);
      const volumeM3 = rounded((Math.PI / 6) * diameterM ** 3, 0);
      this.#add('V', {
        title: `${substance?.name ?? ''}球罐`,
        category: 'sphere',
        u: u0 + ((i % perRow) + 0.5) * (width / perRow),
        v: v0 + (Math.floor(i / perRow) + 0.5) * rowDepth,
        size: { diameterM, structureHeightM: rounded(diameterM * 1.22, 1), volumeM3, dikeHeightM: 0.8 },
        substance,
        amountKg: rounded(volumeM3 * (substance?.density ?? 500) * dice.between(0.55, 0.85), -3),
      });
    }
    const from = v0 + Math.ceil(count / perRow) * rowDepth;
    this.#type.vessels.map(substanceNamed).forEach((substance, i) => {
      const volumeM3 = dice.pick([30, 50, 80]);
      const diameterM = volumeM3 === 30 ? 2.4 : 3;
      this.#add('D', {
        title: `${substance.name}卧式储罐`,
        category: 'horizontalTank',
        u: u0 + width / 2,
        v: Math.min(v1 - 6, from + 10 + i * 14),
        across: true,
        size: {
          diameterM,
          lengthM: rounded(volumeM3 / (0.785 * diameterM ** 2), 1),
          structureHeightM: diameterM + 1.2,
          volumeM3,
          dikeHeightM: 0.8,
        },
        substance,
        amountKg: rounded(volumeM3 * substance.density * dice.between(0.5, 0.8), -2),
      });
    });
  }
}
