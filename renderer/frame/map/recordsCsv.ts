import Papa from 'papaparse';
import type { Translate } from '../../../shared/i18n/index.ts';
import type { AnyRecord } from '../../../shared/records/index.ts';
import { kindText } from './recordFacts.ts';

/**
 * A table of records for a spreadsheet: UTF-8 with a byte order mark, one row each; cells that a spreadsheet would run
 * as a formula are quoted by papaparse's `escapeFormulae`.
 */
export function recordsCsv(records: readonly AnyRecord[], t: Translate): string {
  const rows = records.map((record) => ({
    [t('page.columnKind')]: kindText(record, t),
    [t('page.columnName')]: 'name' in record ? record.name : '',
    [t('page.columnLon')]: 'position' in record && record.position ? record.position.lon.toFixed(6) : '',
    [t('page.columnLat')]: 'position' in record && record.position ? record.position.lat.toFixed(6) : '',
    [t('page.columnAddress')]: 'address' in record ? (record.address ?? '') : '',
    [t('page.columnPhone')]: 'contact' in record ? (record.contact?.phone ?? '') : '',
    [t('page.columnSource')]: 'provenance' in record ? record.provenance.producer : '',
    [t('page.columnId')]: record.id,
  }));
  return `\ufeff${Papa.unparse(rows, { escapeFormulae: /^[=+@\t\r]/, newline: '\r\n' })}\r\n`;
}
