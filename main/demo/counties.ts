import { EXTENT, type Ground } from './ground.ts';
import { enclosedAreas } from './planarFaces.ts';
import { insideRing, type LonLat, ringArea } from './plane.ts';

/** A county of the province by its real name and seat (orientation only, from the base map). */
export interface County {
  readonly name: string;
  readonly city: string;
  readonly seat: LonLat;
  readonly areaM2: number;
}

/** Counties by city, in the order of the administrative codes. */
const CITIES: Readonly<Record<string, string>> = {
  福州市: '鼓楼区 台江区 仓山区 马尾区 晋安区 长乐区 闽侯县 连江县 罗源县 闽清县 永泰县 平潭县 福清市',
  厦门市: '思明区 海沧区 湖里区 集美区 同安区 翔安区',
  莆田市: '城厢区 涵江区 荔城区 秀屿区 仙游县',
  三明市: '三元区 沙县区 明溪县 清流县 宁化县 大田县 尤溪县 将乐县 泰宁县 建宁县 永安市',
  泉州市: '鲤城区 丰泽区 洛江区 泉港区 惠安县 安溪县 永春县 德化县 石狮市 晋江市 南安市',
  漳州市: '芗城区 龙文区 龙海区 长泰区 云霄县 漳浦县 诏安县 东山县 南靖县 平和县 华安县',
  南平市: '延平区 建阳区 顺昌县 浦城县 光泽县 松溪县 政和县 邵武市 武夷山市 建瓯市',
  龙岩市: '新罗区 永定区 长汀县 上杭县 武平县 连城县 漳平市',
  宁德市: '蕉城区 霞浦县 古田县 屏南县 寿宁县 周宁县 柘荣县 福安市 福鼎市',
};
/** Side of a cell of the raster, degrees. */
const STEP = 0.005;
/** How far from a county's land its islands may lie, cells. */
const ISLAND_REACH = 45;
/** Towns beyond the province, close to its border: land that is theirs is no county of ours. */
const BEYOND: readonly LonLat[] = [
  [116.53, 27.22],
  [116.91, 27.28],
  [117.07, 27.71],
  [117.0, 23.67],
  [116.7, 24.35],
  [116.03, 25.89],
  [116.35, 26.33],
  [116.33, 26.84],
  [115.65, 24.96],
  [115.79, 25.6],
  [119.14, 28.07],
  [119.06, 27.62],
  [119.72, 27.56],
  [120.43, 27.52],
  [118.19, 28.44],
  [117.71, 28.32],
  [116.88, 23.75],
  [116.85, 24.2],
  [116.62, 27.0],
  [117.0, 27.5],
  [116.7, 27.3],
];
const NONE = 255;
const OUTSIDE = 254;

/** Which county a point lies in: each county spreads from its seat until the borders of the base map stop it. */
export class CountyMap {
  readonly counties: readonly County[];
  readonly #columns = Math.ceil((EXTENT.east - EXTENT.west) / STEP);
  readonly #rows = Math.ceil((EXTENT.north - EXTENT.south) / STEP);
  readonly #owner: Uint8Array;

  constructor(ground: Ground) {
    this.#owner = new Uint8Array(this.#columns * this.#rows).fill(NONE);
    const seats = new Map(ground.labels.filter(({ kind }) => kind === 'county').map(({ name, at }) => [name, at]));
    const named = Object.entries(CITIES).flatMap(([city, names]) =>
      names.split(' ').map((name) => {
        const seat = seats.get(name);
        if (!seat) throw new Error(`the base map names no ${name}`);
        return { name, city, seat };
      }),
    );
    const land = this.#landCells(ground);
    this.#spread(named, land, this.#borderCells(ground));
    const areas = new Float64Array(named.length);
    this.#owner.forEach((owner, cell) => {
      if (owner < named.length && land[cell] === 1) areas[owner] = (areas[owner] ?? 0) + this.#cellArea(cell);
    });
    this.counties = named.map((one, index) => ({ ...one, areaM2: areas[index] ?? 0 }));
  }

  /** The county of a point on its land or a little off its coast. */
  at(point: LonLat): County | undefined {
    return this.counties[this.#owner[this.#cellOf(point)] ?? NONE];
  }

  #cellOf([lon, lat]: LonLat): number {
    const x = Math.floor((lon - EXTENT.west) / STEP);
    const y = Math.floor((lat - EXTENT.south) / STEP);
    return x < 0 || y < 0 || x >= this.#columns || y >= this.#rows ? -1 : y * this.#columns + x;
  }

  #middle(cell: number): LonLat {
    const x = cell % this.#columns;
    return [EXTENT.west + (x + 0.5) * STEP, EXTENT.south + ((cell - x) / this.#columns + 0.5) * STEP];
  }

  #cellArea(cell: number): number {
    return (STEP * 111_195) ** 2 * Math.cos((this.#middle(cell)[1] * Math.PI) / 180);
  }

  #landCells(ground: Ground): Uint8Array {
    const land = new Uint8Array(this.#owner.length);
    for (let y = 0; y < this.#rows; y++) {
      const shores = ground.crossings(EXTENT.south + (y + 0.5) * STEP).map((lon) => (lon - EXTENT.west) / STEP - 0.5);
      for (let i = shores.length - 1; i >= 0; i -= 2) {
        const [from, to] = [Math.max(0, Math.ceil(shores[i - 1] ?? 0)), Math.min(this.#columns - 1, shores[i] ?? 0)];
        for (let x = from; x <= to; x++) land[y * this.#columns + x] = 1;
      }
    }
    return land;
  }

  #borderCells(ground: Ground): Uint8Array {
    const cells = new Uint8Array(this.#owner.length);
    for (const { points } of ground.borders) {
      for (let i = 1; i < points.length; i++) {
        const [a, b] = [points[i - 1], points[i]];
        if (!a || !b) continue;
        const steps = Math.ceil((Math.max(Math.abs(b[0] - a[0]), Math.abs(b[1] - a[1])) / STEP) * 2) || 1;
        for (let k = 0; k <= steps; k++) {
          const cell = this.#cellOf([a[0] + ((b[0] - a[0]) * k) / steps, a[1] + ((b[1] - a[1]) * k) / steps]);
          if (cell >= 0) cells[cell] = 1;
        }
      }
    }
    return cells;
  }

  /** All counties, and the land beyond the province, at the same pace: over land, then over borders, then to islands. */
  #spread(named: readonly { seat: LonLat }[], land: Uint8Array, border: Uint8Array): void {
    let front: number[] = [];
    const start = (cell: number, owner: number) => {
      this.#owner[cell] = owner;
      front.push(cell);
    };
    for (const [index, { seat }] of named.entries()) start(this.#cellOf(seat), index);
    for (const point of BEYOND) start(this.#cellOf(point), OUTSIDE);
    for (let x = 0; x < this.#columns; x++) start(x, OUTSIDE);
    for (let x = 0; x < this.#columns; x++) start((this.#rows - 1) * this.#columns + x, OUTSIDE);
    for (let y = 0; y < this.#rows; y++) start(y * this.#columns, OUTSIDE);
    while (front.length > 0) front = this.#grown(front, (cell) => land[cell] === 1 && border[cell] === 0);
    front = this.#owned();
    for (let pass = 0; pass < 4; pass++) front = this.#grown(front, (cell) => land[cell] === 1);
    front = this.#owned();
    for (let pass = 0; pass < ISLAND_REACH; pass++) front = this.#grown(front, (cell) => !isKinmen(this.#middle(cell)));
  }

  #owned(): number[] {
    const cells: number[] = [];
    this.#owner.forEach((owner, cell) => {
      if (owner !== NONE) cells.push(cell);
    });
    return cells;
  }

  #grown(front: readonly number[], may: (cell: number) => boolean): number[] {
    const next: number[] = [];
    for (const cell of front) {
      const owner = this.#owner[cell] ?? NONE;
      for (const beside of [cell - 1, cell + 1, cell - this.#columns, cell + this.#columns]) {
        if (this.#owner[beside] !== NONE || !may(beside)) continue;
        this.#owner[beside] = owner;
        next.push(beside);
      }
    }
    return next;
  }
}

/** Islands that no office of the demonstration looks after. */
function isKinmen([lon, lat]: LonLat): boolean {
  return (lon > 118.19 && lon < 118.52 && lat > 24.36 && lat < 24.56) || (lon > 119.8 && lat > 25.9 && lat < 26.45);
}

/** Outlines of a city's counties, their mainland only, from the borders and the coast of the base map. */
export function countyOutlines(ground: Ground, counties: readonly County[], marginDeg = 0.5): Map<string, LonLat[]> {
  const seats = counties.map(({ seat }) => seat);
  const [west, east] = [Math.min(...seats.map(([lon]) => lon)), Math.max(...seats.map(([lon]) => lon))];
  const [south, north] = [Math.min(...seats.map(([, lat]) => lat)), Math.max(...seats.map(([, lat]) => lat))];
  const isNear = ([lon, lat]: LonLat) =>
    lon > west - marginDeg && lon < east + marginDeg && lat > south - marginDeg && lat < north + marginDeg;
  const near = (lines: Ground['borders']) => lines.map(({ points }) => points).filter((points) => points.some(isNear));
  const faces = enclosedAreas(near(ground.borders), near(ground.shores)).map((ring) => ({
    ring,
    areaM2: ringArea(ring),
  }));
  return new Map(
    counties.map(({ name, seat, areaM2 }) => {
      const around = faces.filter(({ ring }) => insideRing(ring, seat)).sort((a, b) => a.areaM2 - b.areaM2);
      const face = around.find((one) => one.areaM2 > areaM2 / 2 && one.areaM2 < areaM2 * 2);
      if (!face) throw new Error(`the base map does not outline ${name}`);
      return [name, face.ring];
    }),
  );
}
