import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firmFileSchema } from '../../shared/contract/firms.ts';
import { startTestHub, type TestHub } from './hubInProcess.ts';

const at = { lon: 117.6, lat: 23.75 };
const provenance = { producer: '测试局', asOf: 1_760_000_000_000 };

describe('firms', () => {
  let hub: TestHub;
  const put = async (kind: Parameters<typeof hub.call<'records.put'>>[1]['kind'], record: Record<string, unknown>) => {
    const answer = await hub.call('records.put', { kind, record: { provenance, ...record } });
    return answer.record.id;
  };
  const names = async (factors: Parameters<typeof hub.call<'firms.search'>>[1]['factors']) =>
    (await hub.call('firms.search', { factors })).rows.map(({ name }) => name);
  let chlor = '';
  let paint = '';
  let bare = '';

  beforeAll(async () => {
    hub = await startTestHub();
    chlor = await put('firm', {
      name: '氯碱厂',
      code: 'C1',
      position: at,
      riskGrade: 'major',
      ratioQ: 2,
      parkName: '东园',
      industry: '基础化学',
      status: 'running',
    });
    paint = await put('firm', { name: '涂料厂', position: { lon: 117.7, lat: 23.75 }, riskGrade: 'general' });
    bare = await put('firm', { name: '空白厂', position: { lon: 118.6, lat: 24.9 } });
    const source = {
      position: at,
      category: 'tank',
      substance: '液氯',
      casNumber: '7782-50-5',
      criticalAmountKg: 1000,
    };
    await put('riskSource', { ...source, name: '1号罐', firmId: chlor, amountKg: 2000 });
    await put('riskSource', { ...source, name: '2号罐', firmId: chlor, amountKg: 3000 });
    // Only the firm's name is known: it is the one firm of that name.
    await put('riskSource', {
      name: '库房',
      position: at,
      category: 'warehouse',
      firmName: '涂料厂',
      substance: '二甲苯',
      amountKg: 800,
    });
    await put('installation', {
      name: 'T-101',
      position: at,
      category: 'tank',
      firmId: chlor,
      substance: '液氯',
      amountKg: 4000,
    });
    await put('riverReach', {
      name: '九河',
      position: at,
      category: 'mainRiver',
      geometry: {
        type: 'LineString',
        coordinates: [
          [117.5, 23.755],
          [117.65, 23.755],
        ],
      },
    });
    await put('sensitiveArea', {
      name: '取水口',
      category: 'intake',
      position: { lon: 117.6, lat: 23.77 },
      population: { day: 10, night: 30 },
    });
    await put('populationBlock', {
      name: '块',
      category: 'town',
      position: { lon: 117.61, lat: 23.75 },
      population: { night: 500 },
    });
  });
  afterAll(() => hub.close());

  it('collects one firm in one answer', async () => {
    const file = firmFileSchema.parse(await hub.call('firms.file', { firmId: chlor }));
    expect(file.firm.name).toBe('氯碱厂');
    expect(file.riskSources.map(({ name }) => name)).toEqual(['1号罐', '2号罐']);
    expect(file.installations.map(({ name }) => name)).toEqual(['T-101']);
    const byName = await hub.call('firms.file', { firmId: paint });
    expect(byName.riskSources.map(({ name }) => name)).toEqual(['库房']);
    await expect(hub.call('firms.file', { firmId: 'firm:NONE' })).rejects.toMatchObject({ code: 'record.notFound' });
  });

  it('R1: knows at once what was committed before', async () => {
    const id = await put('camera', { name: '大门', position: at, category: 'dome', firmId: bare });
    expect((await hub.call('firms.file', { firmId: bare })).cameras.map(({ name }) => name)).toEqual(['大门']);
    // Handed to another firm, then removed.
    await put('camera', { id, name: '大门', position: at, category: 'dome', firmId: paint });
    expect((await hub.call('firms.file', { firmId: bare })).cameras).toEqual([]);
    expect((await hub.call('firms.file', { firmId: paint })).cameras).toHaveLength(1);
    await hub.call('records.remove', { kind: 'camera', ids: [id], reason: 'test' });
    expect((await hub.call('firms.file', { firmId: paint })).cameras).toEqual([]);
  });

  it('tells alarms, incidents and their course, of the firm and of what belongs to it', async () => {
    const { riskSources } = await hub.call('firms.file', { firmId: chlor });
    const subjectId = riskSources[0]?.id ?? '';
    const { alarm } = await hub.call('alarms.raise', {
      name: '漏氯',
      priority: 'high',
      source: 'phone',
      position: at,
      subjectId,
    });
    const { incident } = await hub.call('incidents.open', {
      name: '漏氯事件',
      position: at,
      informationSource: 'phone',
      subjectId: chlor,
    });
    await hub.call('incidents.advance', { incidentId: incident.id, to: 'verified', why: '属实' });
    const file = await hub.call('firms.file', { firmId: chlor });
    expect(file.alarms.map(({ id }) => id)).toEqual([alarm.id]);
    expect(file.incidents.map(({ id }) => id)).toEqual([incident.id]);
    expect(file.incidentSteps).toMatchObject([{ incidentId: incident.id, to: 'verified', why: '属实' }]);
  });

  it('finds by substance and amount: sources and installations are not added up', async () => {
    expect(await names({ substance: '7782-50-5' })).toEqual(['氯碱厂']);
    expect(await names({ substance: '氯', minAmountKg: 5000 })).toEqual(['氯碱厂']);
    expect(await names({ substance: '氯', minAmountKg: 5001 })).toEqual([]);
    expect(await names({ substance: '二甲苯' })).toEqual(['涂料厂']);
  });

  it('finds by what the firm states, all conditions together', async () => {
    expect(await names({})).toHaveLength(3);
    expect(await names({ grades: ['major', 'none'] })).toEqual(expect.arrayContaining(['氯碱厂', '空白厂']));
    expect(await names({ parks: ['东园'], statuses: ['running'], industries: ['基础化学'], text: 'c1' })).toEqual([
      '氯碱厂',
    ]);
    expect(await names({ parks: ['东园'], statuses: ['closed'] })).toEqual([]);
    expect(await names({ minQ: 2, maxQ: 2 })).toEqual(['氯碱厂']);
    expect(await names({ minQ: 2.1 })).toEqual([]);
    expect(await names({ has: ['installation'] })).toEqual(['氯碱厂']);
    expect(await names({ lacks: ['installation'], substance: '二甲苯' })).toEqual(['涂料厂']);
  });

  it('finds by the distance to water and to people', async () => {
    // The river runs 0.005° north of the works: 556 m.
    expect(await names({ near: { target: 'river', withinM: 560 } })).toEqual(['氯碱厂']);
    expect(await names({ near: { target: 'river', withinM: 550 } })).toEqual([]);
    const { rows } = await hub.call('firms.search', { factors: { near: { target: 'intake', withinM: 3000 } } });
    expect(rows).toMatchObject([{ name: '氯碱厂', nearest: { name: '取水口' } }]);
    expect(rows[0]?.nearest?.distanceM).toBeCloseTo(2223.9, 0);
  });

  it('finds open problems and expired papers, and follows their end', async () => {
    const inspection = {
      name: '检查',
      category: 'routine',
      firmId: paint,
      at: 1_700_000_000_000,
      inspectors: ['甲', '乙'],
      problems: [{ text: '围堰破损', state: 'open', dueAt: 1_700_100_000_000 }],
    };
    const id = await put('inspection', inspection);
    expect(await names({ openProblems: true })).toEqual(['涂料厂']);
    expect(await names({ overdueProblems: true })).toEqual(['涂料厂']);
    await put('inspection', { ...inspection, id, problems: [{ text: '围堰破损', state: 'mended' }] });
    expect(await names({ openProblems: true })).toEqual([]);
    expect(await names({ openProblems: false })).toHaveLength(3);

    await hub.call('documents.attach', {
      subjectId: paint,
      name: '许可证',
      category: 'permit',
      fileName: 'a.txt',
      mediaType: 'text/plain',
      content: Buffer.from('x').toString('base64'),
      expiresAt: 1_600_000_000_000,
    });
    expect(await names({ expiredDocuments: true })).toEqual(['涂料厂']);
    expect((await hub.call('firms.file', { firmId: paint })).documents).toHaveLength(1);
  });

  it('sorts, pages and gives all ids; what has no value comes last either way', async () => {
    const ask = (descending: boolean) =>
      hub.call('firms.search', { orderBy: 'riskGrade', descending, withIds: true, limit: 2 });
    const [down, up] = [await ask(true), await ask(false)];
    expect(down.ids).toEqual([chlor, paint, bare]);
    expect(up.ids).toEqual([paint, chlor, bare]);
    expect(down).toMatchObject({ total: 3, of: 3 });
    expect(down.rows).toHaveLength(2);
  });

  it('counts what lies around', async () => {
    const { rings, nearest, sensitive } = await hub.call('firms.surroundings', { firmId: chlor });
    expect(
      rings.map(({ radiusM, people, blockPeople, categories }) => [radiusM, people, blockPeople, categories]),
    ).toEqual([
      [500, 0, 0, {}],
      [3000, 30, 500, { intake: 1 }],
      [5000, 30, 500, { intake: 1 }],
    ]);
    // Its own risk sources are not what lies around it.
    expect(rings[2]?.riskSources).toBe(1);
    expect(nearest.map(({ target, name }) => [target, name])).toEqual([
      ['river', '九河'],
      ['intake', '取水口'],
    ]);
    expect(sensitive.map(({ record }) => record.name)).toEqual(['取水口']);
  });
});
