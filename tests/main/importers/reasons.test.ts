import { describe, expect, it } from 'vitest';
import { matchColumns } from '../../../main/importers/columns.ts';
import { REASONS, UNREADABLE } from '../../../main/importers/reasons.ts';
import { FIELDS, readFields } from '../../../shared/exporting/fields.ts';
import { fieldHeader } from '../../../shared/exporting/recordFields.ts';
import { createTranslate, LANGUAGES } from '../../../shared/i18n/index.ts';
import { issueText } from '../../../shared/importing/issueText.ts';
import { PLACE_KINDS } from '../../../shared/records/index.ts';

describe.each(LANGUAGES)('texts in %s', (language) => {
  const t = createTranslate(language);

  it('every reason, file problem and field has one', () => {
    for (const reason of REASONS) expect(t(`import.reason_${reason}`)).not.toBe(`import.reason_${reason}`);
    for (const what of UNREADABLE) expect(t(`import.what_${what}`)).not.toBe(`import.what_${what}`);
    for (const field of FIELDS) expect(t(`import.field_${field}`)).not.toBe(`import.field_${field}`);
  });

  it('coded parameters are translated', () => {
    const text = issueText(t, {
      reason: 'categoryGuessed',
      params: { text: '一中', category: 'sensitiveArea_school' },
    });
    expect(text).toContain(t('records.sensitiveArea_school'));
    expect(issueText(t, { reason: 'duplicateInFile', params: { other: 7, what: 'code' } })).toContain(
      t('import.same_code'),
    );
  });

  it('our own headers are recognised, each as its field', () => {
    for (const kind of PLACE_KINDS) {
      const fields = readFields(kind).filter((field) => field !== 'population' && field !== 'coordinates');
      const headers = fields.map((field) => fieldHeader(field, language));
      const matched = matchColumns(kind, headers, {});
      for (const [i, field] of fields.entries()) expect(matched.get(field), `${kind} ${field}`).toBe(headers[i]);
    }
  });
});

describe('headers of other lists', () => {
  it.each([
    [
      'firm',
      [
        '序号',
        '单位名称',
        '统一社会信用代码',
        '企业详细地址',
        '联系人',
        '联系人电话',
        '中心经度',
        '中心纬度',
        '环境风险等级',
      ],
    ],
    [
      'riskSource',
      ['企业名称', '风险单元名称', '化学品名称', 'CAS号', '最大储存量（吨）', '临界量/t', 'Longitude', 'Latitude'],
    ],
    ['sensitiveArea', ['name', 'type', 'lng', 'lat', 'population_day', 'population_night']],
  ] as const)('%s', (kind, headers) => {
    expect(Object.fromEntries(matchColumns(kind, headers, {}))).toMatchSnapshot();
  });
});
