import { Progress } from 'antd';
import { DEMO_FILES } from '../../../shared/demo.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { useNow } from '../../ui/useNow.ts';

/** After so long without a further file the loading is not under way any more, milliseconds. */
const STALLED_MS = 30_000;

/** How far the demonstration has been brought in, while it is. */
export function DemoProgress() {
  const t = useT();
  const now = useNow(5_000);
  const batches = useRecords(({ lists }) => lists.importBatch);
  const files = batches.filter(({ demo, undoneAt }) => demo && undoneAt === undefined);
  const newest = files.reduce<(typeof files)[number] | undefined>(
    (last, batch) => (last && last.importedAt >= batch.importedAt ? last : batch),
    undefined,
  );
  if (!newest || files.length >= DEMO_FILES || now - newest.importedAt > STALLED_MS) return null;
  return (
    <section className="om-demo-progress" role="status" data-testid="demo-progress">
      <span>{t('demo.loading', { step: files.length, of: DEMO_FILES, file: newest.name })}</span>
      <Progress percent={Math.round((100 * files.length) / DEMO_FILES)} size="small" showInfo={false} />
    </section>
  );
}
