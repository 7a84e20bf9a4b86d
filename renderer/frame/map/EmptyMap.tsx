import { Button } from 'antd';
import { PLACE_KINDS } from '../../../shared/records/index.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { useSession } from '../../state/session.ts';
import { notifySuccess } from '../../ui/notify.ts';

/** Loading the demonstration files takes a while on a slow machine, ms. */
const DEMO_TIMEOUT_MS = 120_000;

/** What a new user does first: shown while the hub holds no place at all. */
export function EmptyMap() {
  const t = useT();
  const loaded = useSession((state) => state.loaded);
  const empty = useRecords(({ lists }) => PLACE_KINDS.every((kind) => lists[kind].length === 0));
  const { run, busy, blocked } = useCommand('demo.load');
  if (!loaded || !empty) return null;
  const loadDemo = async () => {
    const done = await run({}, DEMO_TIMEOUT_MS);
    if (done && done.imported > 0) notifySuccess(t('page.demoLoaded', { count: done.imported }));
  };
  return (
    <section className="om-empty-map" aria-label={t('page.emptyMapTitle')} data-testid="empty-map">
      <h2>{t('page.emptyMapTitle')}</h2>
      <p>{t('page.emptyMapText')}</p>
      <div className="button-row">
        <Button type="primary" onClick={() => useDesk.setState({ dialog: 'import' })}>
          {t('page.emptyMapImport')}
        </Button>
        {blocked === undefined && (
          <Button loading={busy} data-testid="load-demo" onClick={() => void loadDemo()}>
            {t('page.emptyMapDemo')}
          </Button>
        )}
      </div>
    </section>
  );
}
