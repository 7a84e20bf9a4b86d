import writeWorkbook from 'write-excel-file/universal';
import { VERDICT } from '../telemetry/reading.ts';
import { guarded } from './formulaGuard.ts';

type FileLanguage = 'zh-CN' | 'en';

/** One row of a file of readings: a reading, or the mean of several. */
export interface ReadingFileRow {
  readonly station: string;
  readonly stationId: string;
  readonly factor: string;
  readonly factorName: string;
  readonly unit: string;
  readonly period: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly value: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly total?: number | undefined;
  readonly flag: string;
  readonly verdict: number;
  /** Readings behind the row: 1, or those of a mean. */
  readonly count: number;
  readonly feed: string;
  readonly receivedAt?: number | undefined;
}

interface Column {
  readonly zh: string;
  readonly en: string;
  readonly width: number;
  readonly cell: (row: ReadingFileRow, language: FileLanguage) => string | number | undefined;
}

const COLUMNS: readonly Column[] = [
  { zh: '站点', en: 'Station', width: 24, cell: (row) => row.station },
  { zh: '站点编号', en: 'Station id', width: 24, cell: (row) => row.stationId },
  { zh: '因子编码', en: 'Factor code', width: 12, cell: (row) => row.factor },
  { zh: '因子', en: 'Factor', width: 16, cell: (row) => row.factorName },
  { zh: '单位', en: 'Unit', width: 10, cell: (row) => row.unit },
  {
    zh: '数据类型',
    en: 'Period',
    width: 10,
    cell: (row, language) => PERIOD_WORDS[language][row.period] ?? row.period,
  },
  { zh: '时间（北京时间）', en: 'Time (UTC+8)', width: 22, cell: (row) => beijingTime(row.at) },
  { zh: '数值', en: 'Value', width: 12, cell: (row) => row.value },
  { zh: '最小值', en: 'Minimum', width: 12, cell: (row) => row.min },
  { zh: '最大值', en: 'Maximum', width: 12, cell: (row) => row.max },
  { zh: '累计值', en: 'Total', width: 12, cell: (row) => row.total },
  { zh: '数据标记', en: 'Flag', width: 10, cell: (row) => row.flag },
  { zh: '判定', en: 'Verdict', width: 24, cell: (row, language) => verdictText(row.verdict, language) },
  { zh: '数据个数', en: 'Readings', width: 10, cell: (row) => row.count },
  { zh: '数据来源', en: 'Source', width: 20, cell: (row) => row.feed },
  {
    zh: '接收时间（北京时间）',
    en: 'Received (UTC+8)',
    width: 22,
    cell: (row) => (row.receivedAt === undefined ? undefined : beijingTime(row.receivedAt)),
  },
];

const PERIOD_WORDS: Readonly<Record<FileLanguage, Readonly<Record<string, string>>>> = {
  'zh-CN': { realtime: '实时', minute: '分钟', hour: '小时', day: '日' },
  en: {},
};

const VERDICT_WORDS: readonly { readonly bit: number; readonly zh: string; readonly en: string }[] = [
  { bit: VERDICT.exceedance, zh: '超标', en: 'exceedance' },
  { bit: VERDICT.fluctuation, zh: '波动异常', en: 'fluctuation' },
  { bit: VERDICT.constant, zh: '恒值或零值', en: 'constant or zero' },
  { bit: VERDICT.outlier, zh: '离群', en: 'outlier' },
  { bit: VERDICT.condition, zh: '工况不符', en: 'working condition' },
  { bit: VERDICT.flagged, zh: '设备标记', en: 'device flag' },
  { bit: VERDICT.invalid, zh: '无效', en: 'invalid' },
];

/** Title of a file of readings. */
export function exportTitle(language: FileLanguage): string {
  return language === 'en' ? 'Readings' : '监测数据';
}

/** The header row. */
export function readingHeader(language: FileLanguage): string[] {
  return COLUMNS.map((column) => (language === 'en' ? column.en : column.zh));
}

/** Cells of one row, in the order of the header. */
export function readingCells(row: ReadingFileRow, language: FileLanguage): (string | number | undefined)[] {
  return COLUMNS.map(({ cell }) => cell(row, language));
}

/** One line of a CSV file (RFC 4180) without its end, formulas guarded. */
export function csvLine(cells: readonly (string | number | undefined)[]): string {
  return cells.map(csvCell).join(',');
}

/** A workbook of one sheet (ECMA-376), header row frozen. R16: texts are cells of text, never formulas. */
export async function readingWorkbook(rows: Iterable<ReadingFileRow>, language: FileLanguage): Promise<Uint8Array> {
  const head = readingHeader(language).map(
    (value) => ({ value, type: String, fontWeight: 'bold', format: '@' }) as const,
  );
  const body = Array.from(rows, (row) => readingCells(row, language).map(workbookCell));
  const blob = await writeWorkbook([
    {
      sheet: exportTitle(language),
      data: [head, ...body],
      columns: COLUMNS.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    },
  ]).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

/** Names of the tests that found something. */
function verdictText(verdict: number, language: FileLanguage): string {
  return VERDICT_WORDS.filter(({ bit }) => (verdict & bit) !== 0)
    .map(({ zh, en }) => (language === 'en' ? en : zh))
    .join(language === 'en' ? ', ' : '、');
}

/** `2026-11-25 14:05:09` in China Standard Time, which knows no summer time; milliseconds only where there are some. */
function beijingTime(at: number): string {
  const text = new Date(at + 8 * 3_600_000).toISOString().replace('T', ' ').slice(0, 23);
  return text.endsWith('.000') ? text.slice(0, 19) : text;
}

function csvCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = guarded(value);
  return /["',;|\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function workbookCell(value: string | number | undefined) {
  if (value === undefined) return null;
  if (typeof value === 'number') return { value, type: Number };
  // What XML 1.0 cannot hold is left out.
  const text = value.replaceAll(/[^\P{Cc}\t\n\r\u007f-\u009f]|[\uFFFE\uFFFF]|\p{Cs}/gu, '');
  return { value: text, type: String, format: '@' } as const;
}
