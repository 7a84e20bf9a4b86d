import type { ImportReport } from '../../shared/contract/imports.ts';
import { textOf } from './draft.ts';
import type { SourceRow } from './importer.ts';
import type { ImportedRecord } from './importRequest.ts';

type Preview = NonNullable<ImportReport['preview']>;

const MAX_PLACES = 500;
const SAMPLE_COLUMNS = 300;
const SAMPLE_ROWS = 100;
const SAMPLES = 3;
const SAMPLE_CHARACTERS = 60;

/** What a preview shows: where the records lie, and the first different values of each column. */
export function previewOf(
  rows: readonly SourceRow[],
  header: readonly string[],
  records: readonly ImportedRecord[],
): Preview {
  return { places: placesOf(records), columnSamples: columnSamples(rows, header) };
}

function placesOf(records: readonly ImportedRecord[]): Preview['places'] {
  const step = Math.max(1, Math.ceil(records.length / MAX_PLACES));
  return records.flatMap(({ record }, i): Preview['places'] =>
    i % step === 0 ? [[record.position.lon, record.position.lat]] : [],
  );
}

function columnSamples(rows: readonly SourceRow[], header: readonly string[]): Preview['columnSamples'] {
  const samples: [string, string[]][] = header.slice(0, SAMPLE_COLUMNS).map((column) => {
    const values = new Set<string>();
    for (const { properties } of rows.slice(0, SAMPLE_ROWS)) {
      if (values.size >= SAMPLES) break;
      const text = textOf(properties.get(column));
      if (text !== '') values.add(text.slice(0, SAMPLE_CHARACTERS));
    }
    return [column, [...values]];
  });
  return Object.fromEntries(samples);
}
