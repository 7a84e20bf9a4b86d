import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventDraft } from '../../shared/events.ts';
import { recordSchemas } from '../../shared/records/index.ts';
import type { ServiceDeps } from '../services/service.ts';
import { DOCUMENTS_FOLDER, PAPERS_FILE, papersSchema } from './papers.ts';

/**
 * Brings the papers of firms in: papers have no importer, so they are put as if typed by hand.
 * @param folder where the demonstration's files lie @returns how many there are
 */
export async function loadPapers(
  { store, files, newId }: ServiceDeps,
  folder: string,
  userId: string,
): Promise<number> {
  const papers = papersSchema.parse(JSON.parse(await readFile(join(folder, PAPERS_FILE), 'utf8')));
  const firmIdOf = (code: string) => store.view.placeIds('firm', { code })[0];
  const events: EventDraft[] = [];
  for (const { firmCode, ...rest } of papers.documents) {
    const bytes = await readFile(join(folder, DOCUMENTS_FOLDER, rest.fileName));
    const fileId = await files.put(bytes);
    const record = recordSchemas.document.parse({
      ...rest,
      id: newId('document'),
      subjectId: firmIdOf(firmCode),
      fileId,
      bytes: bytes.length,
    });
    events.push({ type: 'record.put', payload: { kind: 'document', record } });
  }
  for (const { firmCode, ...rest } of papers.inspections) {
    const record = recordSchemas.inspection.parse({ ...rest, id: newId('inspection'), firmId: firmIdOf(firmCode) });
    events.push({ type: 'record.put', payload: { kind: 'inspection', record } });
  }
  for (const { firmCode, ...rest } of papers.complaints) {
    const record = recordSchemas.complaint.parse({ ...rest, id: newId('complaint'), firmId: firmIdOf(firmCode) });
    events.push({ type: 'record.put', payload: { kind: 'complaint', record } });
  }
  await store.write(userId, () => ({ events, result: undefined }));
  return events.length;
}
