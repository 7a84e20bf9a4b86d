import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DemoFile } from '../../../main/demo/files.ts';
import { generateDemo } from '../../../main/demo/generate.ts';
import { type ImportContext, readImport } from '../../../main/importers/readImport.ts';
import type { ImportReport } from '../../../shared/contract/imports.ts';
import type { PlaceKind, RecordOf } from '../../../shared/records/index.ts';

export const baseMapFolder = join(import.meta.dirname, '..', '..', '..', 'assets', 'basemap');

/** Name and SHA-256 of every file, papers included. */
export async function fingerprints(): Promise<string[]> {
  const prints: string[] = [];
  for await (const { file, bytes } of generateDemo(baseMapFolder))
    prints.push(`${file} ${createHash('sha256').update(bytes).digest('hex')}`);
  return prints;
}

/** The whole demonstration as the importers read it: every record, and what they said. */
export class Province {
  readonly reports: Omit<ImportReport, 'importId'>[] = [];
  readonly files: DemoFile[] = [];
  readonly #records = new Map<PlaceKind, { id: string }[]>();
  readonly #firms = new Map<string, RecordOf<'firm'>>();

  of<Kind extends PlaceKind>(kind: Kind): RecordOf<Kind>[] {
    return (this.#records.get(kind) ?? []) as unknown as RecordOf<Kind>[];
  }

  kinds(): PlaceKind[] {
    return [...this.#records.keys()];
  }

  async read(): Promise<this> {
    let number = 0;
    const context: ImportContext = {
      now: 0,
      importId: 'importBatch:test',
      newId: (kind) => {
        number += 1;
        return `${kind}:${number}`;
      },
      existing: () => undefined,
      unique: (kind, by) => (kind === 'firm' && 'name' in by ? this.#firms.get(by.name) : undefined),
    };
    for await (const file of generateDemo(baseMapFolder)) {
      if (file.kind === undefined) continue;
      this.files.push(file);
      const request = { fileName: file.file, kind: file.kind, bytes: file.bytes, producer: '', demo: true };
      const { report, records } = await readImport(request, context);
      this.reports.push(report);
      for (const { kind, record } of records) {
        const list = this.#records.get(kind);
        if (list) list.push(record);
        else this.#records.set(kind, [record]);
      }
      if (file.kind === 'firm') for (const firm of this.of('firm')) this.#firms.set(firm.name, firm);
    }
    return this;
  }
}
