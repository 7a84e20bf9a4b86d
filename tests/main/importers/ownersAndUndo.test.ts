import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Firm } from '../../../shared/records/firm.ts';
import { recordSchemas } from '../../../shared/records/index.ts';
import { startTestHub, type TestHub } from '../../contract/hubInProcess.ts';

let test: TestHub;
beforeAll(async () => {
  test = await startTestHub();
});
afterAll(() => test.close());

type Run = Partial<InputOf<'imports.run'>>;
const run = (text: string, options: Run = {}): Promise<OutputOf<'imports.run'>> =>
  test.call('imports.run', {
    fileName: 'list.csv',
    kind: 'firm',
    content: Buffer.from(text).toString('base64'),
    ...options,
  });
const records = async (kind: 'firm' | 'riskSource' | 'dataConflict' | 'columnMapping' | 'supply') =>
  (await test.call('records.list', { kind, limit: 5000 })).records;
const firm = async (code: string): Promise<Firm> =>
  recordSchemas.firm.parse((await records('firm')).find((one) => one.code === code));
const conflicts = async () => (await records('dataConflict')).map((one) => recordSchemas.dataConflict.parse(one));
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

const HEADER = '编号,企业名称,经度,纬度,行业,职工人数\n';
let next = 0;
/** A fresh code for each test, so that they share one hub. */
const fresh = () => `F${++next}`;

describe('R15: one number, one source', () => {
  it("queues what contradicts another producer's record and overwrites nothing", async () => {
    const code = fresh();
    await run(`${HEADER}${code},甲厂,117.1,23.1,化工,100\n`, { producer: '生态环境局' });
    const before = await firm(code);
    const report = await run(`${HEADER}${code},甲厂,117.1,23.1,化工,250\n`, { producer: '应急局' });
    expect(report).toMatchObject({ updated: 0, imported: 0, skipped: 1, conflicts: 1 });
    expect(report.issues[0]).toMatchObject({
      reason: 'conflictQueued',
      params: { owner: '生态环境局', fields: 'employees' },
    });
    expect(await firm(code)).toEqual(before);
    const [conflict] = (await conflicts()).filter(({ subjectId }) => subjectId === before.id);
    expect(conflict).toMatchObject({
      owner: '生态环境局',
      proposer: '应急局',
      state: 'open',
      fields: [{ field: 'employees', present: 100, proposed: 250 }],
    });
    const again = await run(`${HEADER}${code},甲厂,117.1,23.1,化工,250\n`, { producer: '应急局' });
    expect(again).toMatchObject({ conflicts: 0, skipped: 1 });
    expect(again.issues[0]?.reason).toBe('conflictOpen');
  });

  it('refuses the row instead when asked to', async () => {
    const code = fresh();
    await run(`${HEADER}${code},甲厂,117.1,23.1,化工,100\n`, { producer: '甲' });
    const before = await conflicts();
    const report = await run(`${HEADER}${code},甲厂,117.1,23.1,化工,250\n`, { producer: '乙', onConflict: 'refuse' });
    expect(report).toMatchObject({ rejected: 1, updated: 0, conflicts: 0 });
    expect(report.issues[0]?.reason).toBe('conflictRefused');
    expect((await firm(code)).employees).toBe(100);
    expect(await conflicts()).toEqual(before);
  });

  it('lets a producer change its own numbers, and says when another brings nothing new', async () => {
    const code = fresh();
    await run(`${HEADER}${code},甲厂,117.1,23.1,化工,100\n`, { producer: '甲' });
    expect(await run(`${HEADER}${code},甲厂,117.1,23.1,化工,120\n`, { producer: '甲' })).toMatchObject({ updated: 1 });
    expect((await firm(code)).employees).toBe(120);
    const same = await run(`${HEADER}${code},甲厂,117.1,23.1,化工,120\n`, { producer: '乙' });
    expect(same).toMatchObject({ updated: 0, skipped: 1, conflicts: 0 });
    expect(same.issues[0]?.reason).toBe('nothingNew');
  });

  it('demonstration data never contradicts itself', async () => {
    const code = fresh();
    await run(`${HEADER}${code},甲厂,117.1,23.1,化工,100\n`, { producer: '甲', demo: true });
    const report = await run(`${HEADER}${code},甲厂,117.1,23.1,化工,7\n`, { producer: '乙', demo: true });
    expect(report).toMatchObject({ updated: 1, conflicts: 0 });
  });

  it('an accepted field belongs to its proposer from then on, the others stay', async () => {
    const code = fresh();
    await run(`${HEADER}${code},甲厂,117.1,23.1,化工,100\n`, { producer: '甲' });
    await run(`${HEADER}${code},甲厂,117.1,23.1,电镀,250\n`, { producer: '乙' });
    const { id } = await firm(code);
    const [open] = (await conflicts()).filter(({ subjectId }) => subjectId === id);
    if (!open) throw new Error('no conflict');
    expect(await codeOf(test.call('conflicts.decide', { id: open.id, accept: ['name'] }))).toBe('input.invalid');
    const { conflict } = await test.call('conflicts.decide', {
      id: open.id,
      accept: ['employees'],
      why: '以社保人数为准',
    });
    expect(conflict).toMatchObject({ state: 'accepted', why: '以社保人数为准' });
    expect(await firm(code)).toMatchObject({
      industry: '化工',
      employees: 250,
      provenance: { producer: '甲', parts: { employees: { producer: '乙' } } },
    });
    expect(await codeOf(test.call('conflicts.decide', { id: open.id, accept: [] }))).toBe('conflict.decided');
    const own = await run(`${HEADER}${code},甲厂,117.1,23.1,化工,260\n`, { producer: '乙' });
    expect(own).toMatchObject({ updated: 1, conflicts: 0 });
    const other = await run(`${HEADER}${code},甲厂,117.1,23.1,机械,100\n`, { producer: '甲' });
    expect(other).toMatchObject({ updated: 1, conflicts: 1 });
    expect(other.issues.map(({ reason }) => reason)).toContain('conflictInPart');
    expect(await firm(code)).toMatchObject({ industry: '机械', employees: 260 });
  });

  it('a refused proposal is not raised again, and one about a changed record is not applied', async () => {
    const code = fresh();
    const proposal = `${HEADER}${code},甲厂,117.1,23.1,化工,250\n`;
    await run(`${HEADER}${code},甲厂,117.1,23.1,化工,100\n`, { producer: '甲' });
    await run(proposal, { producer: '乙' });
    const { id } = await firm(code);
    const open = async () => (await conflicts()).find((one) => one.subjectId === id && one.state === 'open');
    const first = await open();
    if (!first) throw new Error('no conflict');
    await test.call('conflicts.decide', { id: first.id, accept: [], why: '不属实' });
    const again = await run(proposal, { producer: '乙' });
    expect(again.issues[0]?.reason).toBe('conflictRefusedBefore');
    await run(proposal.replace('250', '300'), { producer: '乙' });
    const second = await open();
    if (!second) throw new Error('no conflict');
    await run(`${HEADER}${code},甲厂,117.1,23.1,化工,101\n`, { producer: '甲' });
    expect(await codeOf(test.call('conflicts.decide', { id: second.id, accept: ['employees'] }))).toBe(
      'conflict.changed',
    );
  });
});

describe('R14: rows without coordinates', () => {
  it('stand at the firm they name, or keep the place that their record has', async () => {
    const code = fresh();
    await run(`${HEADER}${code},古雷${code}公司,117.5,23.8,化工,100\n`, { producer: '甲' });
    const sources = `风险源名称,企业名称,物质,最大存在量（t）\n一号罐,古雷${code}公司,苯,10\n二号罐,不存在的公司,苯,10\n`;
    const report = await run(sources, { kind: 'riskSource', producer: '甲' });
    expect(report).toMatchObject({ imported: 1, rejected: 1 });
    expect(report.issues.map(({ row, reason }) => `${row} ${reason}`)).toEqual(
      expect.arrayContaining(['2 placedAtFirm', '3 positionMissing']),
    );
    const [tank] = (await records('riskSource')).filter((one) => one.firmName === `古雷${code}公司`);
    expect(tank).toMatchObject({ position: { lon: 117.5, lat: 23.8 }, firmId: (await firm(code)).id });
    const update = await run(`编号,企业名称,职工人数\n${code},古雷${code}公司,321\n`, { producer: '甲' });
    expect(update).toMatchObject({ updated: 1, rejected: 0 });
    expect(await firm(code)).toMatchObject({ employees: 321, position: { lon: 117.5, lat: 23.8 } });
  });
});

describe('kept column mappings', () => {
  it('are recognised by the header, and give way to what the user says', async () => {
    const header = ['代号', '什么厂', '东', '北', '几个人'];
    const columns = { code: '代号', name: '什么厂', lon: '东', lat: '北', employees: '几个人' };
    await test.call('records.put', {
      kind: 'columnMapping',
      record: { name: '某局的表', kind: 'firm', header, columns, coordinateSystem: 'gcj02', producer: '某局' },
    });
    const [a, b] = [fresh(), fresh()];
    const report = await run(`${header.join(',')}\n${a},甲厂,117.1,23.1,12\n${b},乙厂,117.2,23.2,13\n`);
    expect(report).toMatchObject({ imported: 2, coordinateSystem: 'gcj02', header });
    expect(report.mappingId).toBeDefined();
    expect(await firm(a)).toMatchObject({ employees: 12, provenance: { producer: '某局' } });
    expect((await firm(a)).position.lon).not.toBe(117.1);
    const other = await run(`${header.join(',')}\n${fresh()},丙厂,117.3,23.3,12\n`, {
      columns: { employees: '' },
      coordinateSystem: 'wgs84',
      dryRun: true,
    });
    expect(other.coordinateSystem).toBe('wgs84');
    expect(other.sample[0]?.employees).toBeUndefined();
  });
});

const KINDS = ['firm', 'riskSource', 'supply', 'dataConflict', 'columnMapping'] as const;
const wholeState = async () =>
  Object.fromEntries(await Promise.all(KINDS.map(async (kind) => [kind, await records(kind)] as const)));

describe('R17: an import is undone as a whole', () => {
  const row = fc.record({
    code: fc.constantFrom('', 'U1', 'U2', 'U3', 'U4'),
    name: fc.constantFrom('甲厂', '乙厂', '丙厂'),
    lon: fc.constantFrom('118.1', '118.2', '118.1001', ''),
    people: fc.constantFrom('', '5', '6', '不详'),
  });
  const step = fc.record({
    rows: fc.array(row, { minLength: 1, maxLength: 6 }),
    producer: fc.constantFrom('甲局', '乙局'),
    kind: fc.constantFrom('firm', 'riskSource'),
    onConflict: fc.constantFrom('queue', 'refuse'),
  });

  it('the state is exactly what it was before, conflicts and mappings too, step by step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        const trail: { importId: string; before: unknown }[] = [];
        const start = await wholeState();
        for (const { rows, producer, kind, onConflict } of steps) {
          const before = await wholeState();
          const lines = rows.map(({ code, name, lon, people }) => `${code},${name},${lon},24.1,化工,${people}`);
          const text = kind === 'firm' ? HEADER : '编号,风险源名称,经度,纬度,企业名称,最大存在量（t）\n';
          const report = await run(`${text}${lines.join('\n')}\n`, { producer, kind, onConflict });
          if (report.importId !== undefined) trail.push({ importId: report.importId, before });
          else expect(await wholeState()).toEqual(before);
        }
        for (const { importId, before } of trail.reverse()) {
          await test.call('imports.undo', { importId: recordSchemas.importBatch.shape.id.parse(importId) });
          expect(await wholeState()).toEqual(before);
        }
        expect(await wholeState()).toEqual(start);
      }),
      { numRuns: 25 },
    );
  });

  it('what a person decided or changed since then stays', async () => {
    const code = fresh();
    const first = await run(`${HEADER}${code},甲厂,117.1,23.1,化工,100\n`, { producer: '甲' });
    const second = await run(`${HEADER}${code},甲厂,117.1,23.1,化工,200\n`, { producer: '乙' });
    const { id } = await firm(code);
    const [open] = (await conflicts()).filter(({ subjectId }) => subjectId === id);
    if (!open || !first.importId || !second.importId) throw new Error('nothing imported');
    await test.call('conflicts.decide', { id: open.id, accept: ['employees'] });
    await test.call('imports.undo', { importId: second.importId });
    await test.call('imports.undo', { importId: first.importId });
    expect(await firm(code)).toMatchObject({ employees: 200 });
    expect((await conflicts()).find((one) => one.id === open.id)?.state).toBe('accepted');
  });
});
