import type { RecordKind, RecordOf } from '../../../shared/records/index.ts';
import type { Store } from '../../store/types.ts';

const PAGE = 1_000;

/** Every record of a kind; others get their turn between pages. */
export async function everyRecord<Kind extends RecordKind>(store: Store, kind: Kind): Promise<RecordOf<Kind>[]> {
  const all: RecordOf<Kind>[] = [];
  let afterId: string | undefined;
  do {
    const { records } = store.view.list(kind, { afterId, limit: PAGE });
    all.push(...records);
    afterId = records.length === PAGE ? records.at(-1)?.id : undefined;
    await new Promise((resolve) => setImmediate(resolve));
  } while (afterId !== undefined);
  return all;
}
