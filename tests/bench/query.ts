import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../main/clock.ts';
import { areaService } from '../../main/services/area.ts';
import { searchService } from '../../main/services/search.ts';
import type { ServiceDeps } from '../../main/services/service.ts';
import { openStore } from '../../main/store/openStore.ts';
import type { SnapshotCursor, Store } from '../../main/store/types.ts';
import type { AreaShape } from '../../shared/contract/area.ts';
import { destination, type Position } from '../../shared/geo.ts';
import type { Bench } from '../bench.ts';
import { PARK, provinceEvents, provinceRecords, seeded } from './province.ts';

const RECORDS = Number(process.env.BENCH_RECORDS ?? 300_000);

/** What people type, by sort. */
const SEARCHES: Readonly<Record<string, readonly string[]>> = {
  'one character': [...'罐氨古雷水路石镇苯港福漳'],
  'two characters': '古雷 液氨 储罐 漳州 公司 疏港 网格 江阴 甲醇 监控 宏达 排口'.split(' '),
  'three and more':
    '液氨储罐 古雷宏达 疏港路 石化有限公司 杜浔中心小学 厦门宏达石化 工业大道 避难场所 古雷镇疏港路'.split(' '),
  initials: 'gl ya cg glhd yacg zzhd hdsh glhdya sgl jy'.split(' '),
  'full pinyin': 'gulei yean chuguan zhangzhou hongda guleihongda yeanchuguan jiangyin changtai gule'.split(' '),
  'one or two letters': 'g l y z gu ya sh zh c x'.split(' '),
  mixed: 'gulei罐 液氨cg yean储罐 古雷hd 2号罐 gulei2'.split(' '),
  'codes and numbers': 'RI-000123 RI-0001 FI-01 7664-41-7 71-43-2 0596-8000123 8001234 913500 000777 12'.split(' '),
  'several words': ['古雷 液氨', '漳州 公司', '疏港路 储罐', 'gulei yean', '厦门 宏达 石化', '古雷 苯 球罐'],
  'found nowhere': ['魑魅', 'qqqq', '古雷核电', 'zzzzzz', '99999999', 'xyzw'],
};

/** Searches and spatial questions over 300,000 records, through the services as a call makes them. */
export const run: Bench = async (print) => {
  const folder = mkdtempSync(join(tmpdir(), 'query-bench-'));
  const options = { folder, clock: systemClock, randomBytes: (length: number) => randomBytes(length) };
  const store = await openStore(options);
  try {
    const started = performance.now();
    for (const event of provinceEvents(RECORDS))
      await store.write('user:bench', () => ({ events: [event], result: 0 }));
    const seconds = (performance.now() - started) / 1000;
    print({ figure: 'filled', value: round(RECORDS / seconds), unit: 'records/s', records: RECORDS });
    print({ figure: 'database', value: round(store.statistics().bytes / 1e6), unit: 'MB' });
    searches(store, print);
    areas(store, print);
    snapshots(store, print);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

function searches(store: Store, print: Parameters<Bench>[0]): void {
  const find = searchService({ store } as ServiceDeps)['search.find'];
  if (!find) throw new Error('no search');
  const all: number[] = [];
  for (const [sort, texts] of Object.entries(SEARCHES)) {
    const taken: number[] = [];
    let hits = 0;
    for (let round = 0; round < 4; round++) {
      for (const text of texts) {
        const near = round % 2 === 0 ? undefined : PARK;
        const start = performance.now();
        const answer = find({ text, near, limit: 40 }, { user: {} } as never);
        taken.push(performance.now() - start);
        if (!(answer instanceof Promise)) hits += answer.hits.length;
      }
    }
    all.push(...taken);
    print({ figure: `search: ${sort}`, ...percentiles(taken), unit: 'ms (p95)', hits: round(hits / taken.length) });
  }
  print({ figure: 'search: all', ...percentiles(all), unit: 'ms (p95)', queries: all.length, goal: '< 50' });
}

/** Circles round things that are there, which is where people ask; and corridors and polygons. */
function areas(store: Store, print: Parameters<Bench>[0]): void {
  const query = areaService({ store } as ServiceDeps)['area.query'];
  if (!query) throw new Error('no area query');
  const random = seeded(7);
  const centres = [...provinceRecords(600)]
    .filter(() => random() < 0.34)
    .map(({ record }) => record.position as Position);
  const shapes: Readonly<Record<string, (centre: Position) => AreaShape>> = {
    '5 km circle with sums': (centre) => ({ kind: 'circle', centre, radiusM: 5000 }),
    'polygon of 12 corners, 4 km wide': (centre) => ({
      kind: 'polygon',
      ring: Array.from({ length: 12 }, (_, i) => destination(centre, i * 30, 1500 + random() * 1000)),
    }),
    'corridor of 10 km, 500 m each side': (centre) => ({
      kind: 'corridor',
      line: Array.from({ length: 11 }, (_, i) => destination(centre, 60 + (i % 3) * 20, i * 1000)),
      widthM: 500,
    }),
  };
  const ask = (shape: AreaShape) => {
    const start = performance.now();
    const answer = query({ shape, offset: 0, limit: 100, ids: false }, { user: {} } as never);
    const taken = performance.now() - start;
    return { taken, total: answer instanceof Promise ? 0 : answer.total };
  };
  for (const [sort, shapeAt] of Object.entries(shapes)) {
    const answers = centres.map((centre) => ask(shapeAt(centre)));
    const places = answers.reduce((sum, { total }) => sum + total, 0) / answers.length;
    const goal = sort.startsWith('5 km') ? { goal: '< 30' } : {};
    print({
      figure: sort,
      ...percentiles(answers.map(({ taken }) => taken)),
      unit: 'ms (p95)',
      places: round(places),
      ...goal,
    });
  }
  const densest = Array.from({ length: 9 }, () => ask({ kind: 'circle', centre: PARK, radiusM: 5000 }));
  print({
    figure: '5 km circle in the densest place',
    ...percentiles(densest.map(({ taken }) => taken)),
    unit: 'ms (p95)',
    places: densest[0]?.total,
  });
}

/** How long the hub is held by the snapshot of a large kind: whole, and by its longest page. */
function snapshots(store: Store, print: Parameters<Bench>[0]): void {
  const held = (read: () => unknown) => {
    const start = performance.now();
    JSON.stringify(read());
    return round(performance.now() - start);
  };
  const pages: number[] = [];
  let after: SnapshotCursor | undefined;
  do {
    pages.push(
      held(() => {
        const page = store.snapshot(['riskSource'], { limit: 5000, after });
        after = page.next;
        return page;
      }),
    );
  } while (after);
  const whole = held(() => store.snapshot(['riskSource']));
  print({
    figure: 'snapshot page',
    value: Math.max(...pages),
    unit: 'ms (longest)',
    pages: pages.length,
    whole,
    goal: '< 200',
  });
}

/** `value` is the 95th percentile. */
function percentiles(taken: readonly number[]): { value: number; p50: number; worst: number } {
  const sorted = [...taken].sort((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { value: at(0.95), p50: at(0.5), worst: at(1) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
