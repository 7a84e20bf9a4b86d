import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/errors.ts';
import { startTestHub, type TestHub } from '../../contract/hubInProcess.ts';
import { importBytes } from './importBench.ts';

let test: TestHub;
const COUNT = 700;
beforeAll(async () => {
  test = await startTestHub();
  const rows = Array.from({ length: COUNT }, (_, i) => `E${i},企业${i},${117 + i / 1000},23.5,=1+${i}`);
  const content = Buffer.from(`编号,企业名称,经度,纬度,行业\n${rows.join('\n')}\n`).toString('base64');
  await test.call('imports.run', { fileName: 'a.csv', kind: 'firm', content, producer: '测试单位' });
});
afterAll(() => test.close());

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

describe('exports.run', () => {
  it.each(EXPORT_FORMATS)('%s: a list, written in a worker, and a selection, read back the same', async (format) => {
    const whole = await test.call('exports.run', { kind: 'firm', format });
    expect(whole.records).toBe(COUNT);
    expect(whole.fileName).toMatch(new RegExp(`^企业-\\d{4}-\\d\\d-\\d\\d\\.${format}$`));
    const back = await importBytes('firm', Buffer.from(whole.content, 'base64'), { fileName: whole.fileName });
    expect(back.report).toMatchObject({ format, imported: COUNT, rejected: 0 });
    const one = back.records.find(({ record }) => record.code === 'E41');
    expect(one?.record).toMatchObject({ industry: '=1+41', name: '企业41' });

    const { records } = await test.call('records.list', { kind: 'firm', limit: 3 });
    const some = await test.call('exports.run', { ids: records.map(({ id }) => id), format, language: 'en' });
    const few = await importBytes('firm', Buffer.from(some.content, 'base64'), { fileName: some.fileName });
    expect(few.records.map(({ record }) => record.code).sort()).toEqual(records.map(({ code }) => code).sort());
  });

  it('filters by text, and says when an id is of nothing', async () => {
    const some = await test.call('exports.run', { kind: 'firm', text: '企业69', format: 'csv' });
    expect(some.records).toBe(11);
    expect(await codeOf(test.call('exports.run', { ids: ['firm:NONE'], format: 'csv' }))).toBe('record.notFound');
    expect(await codeOf(test.call('exports.run', { ids: ['incident:NONE'], format: 'csv' }))).toBe('record.notFound');
    expect((await test.call('exports.run', { kind: 'park', format: 'xlsx' })).records).toBe(0);
  });
});
