import { useCallback, useState } from 'react';
import type { ImportKind, ImportReport } from '../../../shared/contract/records.ts';
import { type AppError, toAppError } from '../../../shared/errors.ts';
import { hub } from '../../state/session.ts';
import { type ChosenFile, headText, MAX_FILE_BYTES, readFile } from './chosenFile.ts';
import { fileColumns } from './fileColumns.ts';

export type ImportStep = 'file' | 'preview' | 'result';

/** Where the wizard stands. The file and every choice stay until another file is chosen. */
export interface ImportState {
  readonly step: ImportStep;
  readonly file?: ChosenFile | undefined;
  /** Share of the file that has been read, 0 to 1, while it is read. */
  readonly reading?: number | undefined;
  readonly working?: 'checking' | 'writing' | undefined;
  readonly kind: ImportKind;
  readonly producer: string;
  readonly demo: boolean;
  /** Field → column where the match is overruled; an empty column: not in the file. */
  readonly columns: Readonly<Record<string, string>>;
  readonly preview?: ImportReport | undefined;
  /** Columns of the file, as far as its beginning tells. */
  readonly fileColumns: readonly string[];
  readonly result?: ImportReport | undefined;
  readonly error?: AppError | undefined;
}

const START: ImportState = {
  step: 'file',
  kind: 'riskSource',
  producer: '',
  demo: false,
  columns: {},
  fileColumns: [],
};
/** Bytes of a file that are looked at for its columns; GeoJSON must be whole to be read. */
const HEAD_BYTES = 256_000;
const GEOJSON_HEAD_BYTES = 30_000_000;
/** A large file takes its time on a weak machine, ms. */
const IMPORT_TIMEOUT_MS = 600_000;

/** What the file calls its columns; none when its beginning cannot be understood here, then nothing can be overruled. */
async function columnsOf(file: ChosenFile, { format, encoding, columns }: ImportReport): Promise<readonly string[]> {
  const matched = Object.values(columns);
  if (format === 'geojson' && file.bytes > GEOJSON_HEAD_BYTES) return matched;
  try {
    const text = await headText(file, encoding, format === 'geojson' ? GEOJSON_HEAD_BYTES : HEAD_BYTES);
    return fileColumns(format, text, matched);
  } catch {
    return matched;
  }
}

/** The import wizard: file → preview by a dry run → import. */
export function useImport() {
  const [state, setState] = useState<ImportState>(START);
  const change = useCallback((part: Partial<ImportState>) => setState((now) => ({ ...now, ...part })), []);

  const choose = useCallback(
    async (file: File) => {
      change({ reading: 0, error: undefined });
      try {
        const chosen = await readFile(file, (reading) => change({ reading }));
        setState((now) => ({
          ...now,
          file: chosen,
          reading: undefined,
          step: 'file',
          columns: {},
          preview: undefined,
          result: undefined,
        }));
      } catch (error) {
        change({ reading: undefined, error: toAppError(error) });
      }
    },
    [change],
  );

  const run = async (dryRun: boolean, columns: Readonly<Record<string, string>> = state.columns) => {
    const { file, kind, producer, demo } = state;
    if (!file || file.bytes > MAX_FILE_BYTES) return;
    change({ working: dryRun ? 'checking' : 'writing', error: undefined, columns });
    try {
      const report = await hub().call(
        'imports.run',
        {
          fileName: file.name,
          kind,
          content: file.content,
          dryRun,
          producer: producer.trim(),
          demo,
          ...(Object.keys(columns).length === 0 ? {} : { columns: { ...columns } }),
        },
        IMPORT_TIMEOUT_MS,
      );
      if (dryRun) {
        const names = await columnsOf(file, report);
        change({ step: 'preview', preview: report, fileColumns: names, working: undefined });
      } else change({ step: 'result', result: report, working: undefined });
    } catch (error) {
      change({ working: undefined, error: toAppError(error) });
    }
  };

  return { state, change, choose, run, restart: () => setState(START) };
}
export type Import = ReturnType<typeof useImport>;
