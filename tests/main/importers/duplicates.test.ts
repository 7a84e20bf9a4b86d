import { describe, expect, it } from 'vitest';
import { recordSchemas } from '../../../shared/records/index.ts';
import { importBytes, reasons } from './importBench.ts';

const existing = recordSchemas.shelter.parse({
  id: 'shelter:OLD',
  code: 'S1',
  name: '中学操场',
  category: 'other',
  position: { lon: 117.1, lat: 23.1 },
  contact: { name: '张', phone: '1' },
  capacityPeople: 100,
  provenance: { producer: '测试单位' },
});

describe('duplicates', () => {
  it('updates the record of the same code, keeps its id and what the file is silent about', async () => {
    const text = '编号,名称,经度,纬度,电话,类别\nS1,中学新操场,117.3,23.3,2,紧急\n';
    const { report, records } = await importBytes('shelter', text, { existing: [existing] });
    expect(report).toMatchObject({ imported: 0, updated: 1 });
    expect(records[0]).toMatchObject({
      isUpdate: true,
      record: { id: 'shelter:OLD', name: '中学新操场', capacityPeople: 100, contact: { name: '张', phone: '2' } },
    });
  });

  it('updates by name when the row has no code and keeps the code', async () => {
    const { records } = await importBytes('shelter', '名称,经度,纬度\n中学操场,117.1,23.1\n', { existing: [existing] });
    expect(records[0]?.record).toMatchObject({ id: 'shelter:OLD', code: 'S1' });
  });

  it('takes another code for another thing, however alike the name', async () => {
    const text = '编号,名称,经度,纬度\nS2,中学操场,117.1,23.1\nS3,中学操场,117.1,23.1\nS2,别名,117.5,23.1\n';
    const { report, records } = await importBytes('shelter', text, { existing: [existing] });
    expect(records.map(({ record, isUpdate }) => [record.code, isUpdate])).toEqual([
      ['S2', false],
      ['S3', false],
    ]);
    expect(report.issues.filter(({ severity }) => severity === 'skipped')).toMatchObject([
      { row: 4, reason: 'duplicateInFile', params: { other: 2, what: 'code' } },
    ]);
  });

  it('does not update one record twice', async () => {
    const text = '编号,名称,经度,纬度\nS1,中学操场,117.1,23.1\n,中学操场,117.5,23.1\n';
    const { report } = await importBytes('shelter', text, { existing: [existing] });
    expect(report).toMatchObject({ updated: 1, skipped: 1 });
    expect(reasons(report)).toContain('3 duplicateInFile');
  });
});

describe('R7: risk sources and their firms', () => {
  const header = '记录类型,名称,经度,纬度,所属企业,类别\n';
  const tank = '风险源,甲罐,117.11,23.1,甲厂,储罐\n';

  it('are tied by name where exactly one firm bears it', async () => {
    const { records } = await importBytes('place', `${header}企业,甲厂,117.1,23.1,,\n${tank}`);
    expect(records[1]?.record).toMatchObject({ firmName: '甲厂', firmId: records[0]?.record.id });
    const two = await importBytes('place', `${header}企业,甲厂,117.1,23.1,,\n企业,甲厂,118.1,23.1,,\n${tank}`);
    expect(two.records[2]?.record).not.toHaveProperty('firmId');
  });
});
