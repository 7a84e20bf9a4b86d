import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { booleanIntersects, circle, distance } from '@turf/turf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { EntityState } from '../../shared/state.ts';
import { fixtures } from '../hubProcess.ts';
import { startTestHub, type TestHub } from './hubInProcess.ts';

const file = join(fixtures, 'andorra-places.geojson');
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

describe.skipIf(!existsSync(file))('the main job on real places (andorra-places.geojson)', () => {
  let test: TestHub;
  beforeAll(async () => {
    test = await startTestHub();
    await test.call('imports.run', {
      fileName: 'andorra-places.geojson',
      kind: 'place',
      content: readFileSync(file).toString('base64'),
    });
  });
  afterAll(() => test.close());

  it('what lies within a circle is exactly what turf finds in the file’s own geometry', async () => {
    const features = (JSON.parse(readFileSync(file, 'utf8')) as GeoJSON.FeatureCollection).features;
    const byCode = new Map(features.map((feature) => [`osm:${feature.id}`, feature]));
    const { records } = await test.call('records.list', { kind: 'riskSource', limit: 5000 });
    expect(records.length).toBe(19);
    const { records: sensitive } = await test.call('records.list', { kind: 'sensitiveArea', limit: 5000 });
    const { records: shelters } = await test.call('records.list', { kind: 'shelter', limit: 5000 });
    const all = [...records, ...sensitive, ...shelters];
    for (const source of records) {
      const centre = source.position as { lon: number; lat: number };
      for (const radiusM of [500, 3000, 5000]) {
        const area = circle([centre.lon, centre.lat], radiusM, { units: 'meters', steps: 512 });
        const expected = all.filter((record) => {
          const feature = byCode.get(String(record.code));
          if (!feature) throw new Error(`no feature for ${record.code}`);
          if (feature.geometry.type === 'Point')
            return distance([centre.lon, centre.lat], feature.geometry.coordinates, { units: 'meters' }) <= radiusM;
          return booleanIntersects(area, feature);
        });
        const { places } = await test.call('area.within', { centre, radiusM });
        expect(places.map(({ record }) => record.id).sort(), `${source.name} ${radiusM}`).toEqual(
          expected.map(({ id }) => id).sort(),
        );
      }
    }
  });

  it('an import can be taken back as a whole, and what it overwrote comes back', async () => {
    const csv = (name: string) =>
      Buffer.from(`编号,名称,经度,纬度,类别\nX-1,${name},1.52,42.5,学校\n`).toString('base64');
    const first = await test.call('imports.run', {
      fileName: 'a.csv',
      kind: 'sensitiveArea',
      content: csv('旧名'),
      producer: 'A',
    });
    const second = await test.call('imports.run', {
      fileName: 'b.csv',
      kind: 'sensitiveArea',
      content: csv('新名'),
      producer: 'A',
    });
    expect([first.imported, second.updated]).toEqual([1, 1]);
    const named = async () =>
      (await test.call('records.list', { kind: 'sensitiveArea', text: 'X-1' })).records.map((record) => record.name);
    expect(await named()).toEqual(['新名']);
    await test.call('imports.undo', { importId: second.importId ?? '' });
    expect(await named()).toEqual(['旧名']);
    expect(await codeOf(test.call('imports.undo', { importId: second.importId ?? '' }))).toBe('import.notUndoable');
    await test.call('imports.undo', { importId: first.importId ?? '' });
    expect(await named()).toEqual([]);
  });

  it('runs from report to closure; the fold of the timeline up to a time is the state of that time', async () => {
    const { records } = await test.call('records.list', { kind: 'riskSource', limit: 1 });
    const position = records[0]?.position as { lon: number; lat: number };
    const { incident } = await test.call('incidents.open', {
      name: '加油站泄漏',
      position,
      informationSource: 'map',
      subjectId: records[0]?.id,
    });
    const { rings, places } = await test.call('area.rings', { centre: position, radiiM: incident.radiiM });
    expect(rings.map(({ radiusM }) => radiusM)).toEqual([500, 3000, 5000]);
    expect(rings[2]?.sensitiveAreas).toBe(places.filter(({ record }) => record.id.startsWith('sensitiveArea:')).length);
    const { tasks } = await test.call('tasks.send', {
      incidentId: incident.id,
      tasks: [{ title: '现场核实', assignee: { kind: 'role', id: 'field', name: '现场人员' } }],
    });
    const taskId = tasks[0]?.id ?? '';
    const field = await test.tokenOf('field');
    expect(await codeOf(test.call('tasks.advance', { taskId, to: 'done' }, field))).toBe('task.wrongState');
    await test.call('tasks.advance', { taskId, to: 'acknowledged' }, field);
    await test.call('incidents.note', { incidentId: incident.id, text: '已到现场' }, field);
    expect(await codeOf(test.call('incidents.advance', { incidentId: incident.id, to: 'handling', why: '' }))).toBe(
      'incident.wrongState',
    );
    for (const to of ['verified', 'responding', 'handling', 'ended'] as const)
      await test.call('incidents.advance', { incidentId: incident.id, to, why: to });
    expect(
      await codeOf(
        test.call('tasks.send', {
          incidentId: incident.id,
          tasks: [{ title: 'late', assignee: { kind: 'role', id: 'field', name: 'x' } }],
        }),
      ),
    ).toBe('incident.closed');
    const { report } = await test.call('reports.produce', { incidentId: incident.id, summary: '结束' });
    expect(report.rings[2]?.sensitiveAreas).toBe(rings[2]?.sensitiveAreas);

    const { events } = await test.call('incidents.timeline', { incidentId: incident.id });
    expect(events.map(({ type }) => type)).toEqual([
      'incident.opened',
      'task.sent',
      'task.advanced',
      'incident.noted',
      ...Array(4).fill('incident.advanced'),
      'report.produced',
    ]);
    const state = new EntityState();
    const seen: string[] = [];
    for (const event of events) {
      state.apply(event);
      seen.push(`${state.record('incident', incident.id)?.state} ${state.record('task', taskId)?.state ?? '-'}`);
    }
    expect(seen.slice(0, 5)).toEqual([
      'reported -',
      'reported sent',
      'reported acknowledged',
      'reported acknowledged',
      'verified acknowledged',
    ]);
    expect(seen.at(-1)).toBe('ended acknowledged');
  });

  it('an alarm becomes one incident and no second one', async () => {
    const { alarm } = await test.call('alarms.raise', {
      name: '群众电话：刺激性气味',
      priority: 'high',
      source: 'phone',
      position: { lon: 1.52, lat: 42.5 },
    });
    const open = {
      name: '气味',
      position: { lon: 1.52, lat: 42.5 },
      informationSource: 'alarm' as const,
      alarmId: alarm.id,
    };
    const { incident } = await test.call('incidents.open', open);
    expect((await test.call('records.get', { id: alarm.id })).record).toMatchObject({
      state: 'incident',
      incidentId: incident.id,
    });
    expect(await codeOf(test.call('incidents.open', open))).toBe('record.exists');
    expect(await codeOf(test.call('alarms.advance', { alarmId: alarm.id, to: 'dismissed' }))).toBe('record.conflict');
  });
});
