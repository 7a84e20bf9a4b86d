import { describe, expect, it } from 'vitest';
import { fieldText, valueText } from '../../../renderer/dialogs/data/conflictValue.ts';
import { isAccepted, isModelFile, kindByName } from '../../../renderer/dialogs/import/acceptedFiles.ts';
import { isChecked, START, stepFrom, stepsOf } from '../../../renderer/dialogs/import/importState.ts';
import { filterIssues, reasonCounts, type WordedIssue } from '../../../renderer/dialogs/import/issueFilter.ts';
import { sketchViewport, widthM } from '../../../renderer/dialogs/import/sketchViewport.ts';
import { systemOptions, systemText } from '../../../renderer/dialogs/import/systemText.ts';
import type { ImportReport } from '../../../shared/contract/imports.ts';
import { COORDINATE_SYSTEMS } from '../../../shared/geodesy/coordinateSystems.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';

const zh = createTranslate('zh-CN');

const report: ImportReport = {
  file: 'a.csv',
  format: 'csv',
  encoding: 'UTF-8',
  kind: 'firm',
  dryRun: true,
  rows: 1,
  imported: 1,
  updated: 0,
  skipped: 0,
  rejected: 0,
  conflicts: 0,
  byKind: {},
  issues: [],
  issuesCut: false,
  sample: [],
  header: ['名称'],
  columns: {},
  coordinateSystem: 'wgs84',
};

describe('steps of the wizard', () => {
  it('leaves the columns out where there are none to match', () => {
    expect(stepsOf({ report })).toContain('columns');
    expect(stepsOf({ report: { ...report, header: [] } })).not.toContain('columns');
    expect(stepsOf({ report: { ...report, kind: 'place' } })).not.toContain('columns');
    expect(stepFrom({ report: { ...report, header: [] }, step: 'recognise' }, 1)).toBe('check');
    expect(stepFrom({ report, step: 'check' }, -1)).toBe('columns');
    expect(stepFrom({ report, step: 'result' }, 1)).toBe('result');
  });

  it('knows when a choice has been made since the last check', () => {
    const { choices } = START;
    expect(isChecked({ ...START, report, checked: choices })).toBe(true);
    expect(isChecked({ ...START, report, checked: choices, choices: { ...choices, columns: { name: '名称' } } })).toBe(
      false,
    );
    expect(isChecked(START)).toBe(false);
  });
});

describe('what a name tells', () => {
  it.each([
    ['2026 风险源清单.xlsx', 'riskSource'],
    ['risk_sources.csv', 'riskSource'],
    ['罐区.3tz', 'model3d'],
    ['house.GLB', 'model3d'],
    ['fujian.osm.pbf', 'place'],
    ['清单.csv', undefined],
  ])('%s: %s', (name, kind) => expect(kindByName(name)).toBe(kind));

  it('takes the formats of the contract', () => {
    for (const name of ['a.XLSX', 'a.kmz', 'a.zip', 'a.osm.pbf']) expect(isAccepted(name)).toBe(true);
    expect(isAccepted('a.exe')).toBe(false);
    expect(isModelFile('a.zip')).toBe(false);
  });
});

describe('issues', () => {
  const issue = (row: number, severity: WordedIssue['severity'], reason: string): WordedIssue => ({
    key: row,
    row,
    severity,
    reason,
    name: `库 ${row}`,
    text: zh(`import.reason_${reason}`),
  });
  const issues = [
    issue(3, 'rejected', 'positionMissing'),
    issue(7, 'rejected', 'positionMissing'),
    issue(9, 'warning', 'headerMissing'),
  ];

  it('are filtered by severity, reason and text together', () => {
    expect(filterIssues(issues, { text: '' })).toHaveLength(3);
    expect(filterIssues(issues, { severity: 'rejected', text: '库 7' }).map(({ row }) => row)).toEqual([7]);
    expect(filterIssues(issues, { reason: 'headerMissing', text: '' }).map(({ row }) => row)).toEqual([9]);
    expect(filterIssues(issues, { text: '没有坐标' })).toHaveLength(2);
  });

  it('are counted by reason, the most frequent first', () => {
    expect(reasonCounts(issues)).toMatchObject([
      { reason: 'positionMissing', count: 2, example: '没有坐标' },
      { reason: 'headerMissing', count: 1 },
    ]);
  });
});

describe('sketch of the places', () => {
  it('holds all of them, undistorted in the middle', () => {
    const view = sketchViewport(
      [
        [117, 23],
        [119, 24],
      ],
      420,
      300,
    );
    if (!view) throw new Error('no view');
    expect(view.west).toBeLessThan(117);
    expect(view.east).toBeGreaterThan(119);
    expect(view.south).toBeLessThan(23);
    expect(view.north).toBeGreaterThan(24);
    const metresPerPixelX = widthM(view) / 420;
    const metresPerPixelY = ((view.north - view.south) * 111_195) / 300;
    expect(metresPerPixelX / metresPerPixelY).toBeCloseTo(1, 1);
  });

  it('of one place shows what is round it, of none nothing', () => {
    const view = sketchViewport([[117, 23]], 420, 300);
    expect((view?.north ?? 0) - (view?.south ?? 0)).toBe(0.5);
    expect(sketchViewport([], 420, 300)).toBeUndefined();
  });
});

describe('texts', () => {
  it('every coordinate system has a name of its own in both languages', () => {
    for (const t of [zh, createTranslate('en')]) {
      const labels = systemOptions(t).map(({ label }) => label);
      expect(labels).toHaveLength(COORDINATE_SYSTEMS.length + 1);
      expect(new Set(labels).size).toBe(labels.length);
      expect(labels.filter((label) => label.includes('dialog.'))).toEqual([]);
    }
    expect(systemText(zh, 'epsg:4548')).toBe('CGCS2000 3 度带，中央经线 117°（第 39 带，无带号）');
    expect(systemText(zh, 'Local grid')).toBe('Local grid');
  });

  it('values of a conflict are told in words', () => {
    expect(fieldText(zh, 'position')).toBe('位置');
    expect(valueText(zh, 'firm', 'employees', 120)).toBe('120');
    expect(valueText(zh, 'firm', 'riskGrade', 'major')).toBe(zh('records.riskGrade_major'));
    expect(valueText(zh, 'riskSource', 'category', 'tank')).toBe(zh('records.riskSource_tank'));
    expect(valueText(zh, 'firm', 'contact', { name: '王', phone: '1' })).toBe('王 1');
    expect(valueText(zh, 'sensitiveArea', 'population', { day: 1200 })).toBe('昼 1,200 / 夜 — 人');
    expect(valueText(zh, 'firm', 'code', null)).toBe('（空）');
    const line = {
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    };
    expect(valueText(zh, 'road', 'geometry', line)).toBe('线，2 个点');
  });
});
