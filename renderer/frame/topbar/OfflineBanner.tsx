import { DisconnectOutlined } from '@ant-design/icons';
import { formatDuration, formatTime } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { useSession } from '../../state/session.ts';
import { useNow } from '../../ui/useNow.ts';
import { useOfflineSince } from './offlineSince.ts';

/** While the hub is away: as of when the data are, and that decisions wait for it. */
export function OfflineBanner() {
  const offline = useSession((state) => state.connection === 'offline');
  const sinceMs = useOfflineSince((state) => state.sinceMs);
  return offline && sinceMs !== undefined ? <Banner sinceMs={sinceMs} /> : null;
}

function Banner({ sinceMs }: { readonly sinceMs: number }) {
  const t = useT();
  const now = useNow();
  return (
    <div className="om-offline" role="status" data-testid="offline-banner">
      <DisconnectOutlined aria-hidden="true" />
      {t('page.offlineText', { time: formatTime(sinceMs), span: formatDuration(now - sinceMs, t) })}
    </div>
  );
}
