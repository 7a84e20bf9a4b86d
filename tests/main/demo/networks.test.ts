import { beforeAll, describe, expect, it } from 'vitest';
import { Province } from './province.ts';

const province = new Province();
beforeAll(async () => {
  await province.read();
}, 240_000);

const pointsOf = (geometry: { type: string; coordinates: unknown } | undefined): string[] =>
  geometry?.type === 'LineString' ? (geometry.coordinates as number[][]).map((point) => point.join(' ')) : [];

/** Sets of names that hang together. */
class Groups {
  readonly #above = new Map<string, string>();

  top(name: string): string {
    let at = name;
    for (let next = this.#above.get(at); next !== undefined && next !== at; next = this.#above.get(at)) at = next;
    this.#above.set(name, at);
    return at;
  }

  join(a: string, b: string): void {
    this.#above.set(this.top(a), this.top(b));
  }
}

describe('networks of the demonstration', () => {
  it('every road hangs together with every other by shared vertices', () => {
    const groups = new Groups();
    const roads = province.of('road').map(({ geometry }) => pointsOf(geometry));
    for (const points of roads) for (const point of points) groups.join(point, points[0] ?? point);
    expect(new Set(roads.map(([first = '']) => groups.top(first))).size).toBe(1);
    expect(roads.length).toBeGreaterThan(5000);
  });

  it('every river reach runs into one that begins where it ends, and flows add up', () => {
    const reaches = province.of('riverReach');
    const byCode = new Map(reaches.map((reach) => [reach.code, reach]));
    const inflow = new Map<string, number>();
    for (const { toCode, flowM3S = 0, geometry, name } of reaches) {
      if (toCode === undefined) continue;
      const next = byCode.get(toCode);
      expect(next, name).toBeDefined();
      const joint = pointsOf(geometry).at(-1) ?? '';
      expect(pointsOf(next?.geometry)[0], name).toBe(joint);
      inflow.set(toCode, (inflow.get(toCode) ?? 0) + flowM3S);
    }
    for (const { code = '', flowM3S = 0, name } of reaches)
      expect(flowM3S + 0.01, name).toBeGreaterThanOrEqual(inflow.get(code) ?? 0);
    const rivers = Map.groupBy(reaches, ({ riverName }) => riverName);
    const mains = [...rivers.values()].filter(([first]) => first?.category === 'mainRiver');
    expect(mains.length).toBe(12);
    expect(rivers.size - mains.length).toBeGreaterThanOrEqual(600);
  });

  it('no river runs in a circle', () => {
    const next = new Map(province.of('riverReach').map(({ code, toCode }) => [code, toCode]));
    for (const start of next.keys()) {
      let steps = 0;
      for (let at = next.get(start); at !== undefined; at = next.get(at)) steps += 1;
      expect(steps).toBeLessThan(400);
    }
  });

  it('drains fall in the direction of the flow, and every pipe joins two nodes of its network', () => {
    const drains = province.of('drain');
    const nodes = new Map(drains.filter(({ category }) => category !== 'pipe').map((node) => [node.code, node]));
    const pipes = drains.filter(({ category }) => category === 'pipe');
    expect(pipes.length).toBeGreaterThan(1000);
    for (const { fromCode, toCode, networkName, code } of pipes) {
      const [from, to] = [nodes.get(fromCode), nodes.get(toCode)];
      expect(from?.networkName, code).toBe(networkName);
      expect(to?.networkName, code).toBe(networkName);
      // A pump lifts what it pumps.
      if (from?.category !== 'pump') expect(to?.depthM ?? 0, code).toBeGreaterThanOrEqual(from?.depthM ?? 0);
    }
    for (const [name, parts] of Map.groupBy(drains, ({ networkName }) => networkName)) {
      const categories = new Set(parts.map(({ category }) => category));
      for (const needed of ['pipe', 'manhole', 'inlet', 'valve', 'outfall', 'pool', 'pump'] as const)
        expect(categories.has(needed), `${name} ${needed}`).toBe(true);
    }
  });

  it('grid cells nest, and children fill their parents', () => {
    const cells = province.of('gridCell');
    const byCode = new Map(cells.map((cell) => [cell.code, cell]));
    const areas = new Map<string, number>();
    const people = new Map<string, number>();
    for (const { parentCode, areaM2 = 0, population, name, contact, category } of cells) {
      expect(contact?.name, name).toMatch(/演示/);
      if (category === 'city') continue;
      expect(byCode.has(parentCode), name).toBe(true);
      areas.set(parentCode ?? '', (areas.get(parentCode ?? '') ?? 0) + areaM2);
      people.set(parentCode ?? '', (people.get(parentCode ?? '') ?? 0) + (population?.night ?? 0));
    }
    for (const [code, area] of areas) {
      const parent = byCode.get(code);
      expect(area / (parent?.areaM2 ?? 1), code).toBeCloseTo(1, 1);
      expect(people.get(code), code).toBe(parent?.population?.night);
    }
  });
});
