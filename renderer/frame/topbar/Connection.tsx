import { formatClock } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { useSession } from '../../state/session.ts';
import { useOfflineSince } from './offlineSince.ts';

const TONES = { online: 'good', connecting: 'caution', offline: 'order', refused: 'order' } as const;

/** Whether the hub is there, and since when not. */
export function Connection() {
  const t = useT();
  const connection = useSession((state) => state.connection);
  const sinceMs = useOfflineSince((state) => state.sinceMs);
  return (
    <span
      className={`om-connection om-tone-${TONES[connection]}`}
      role="status"
      data-testid="connection"
      data-state={connection}
    >
      <i aria-hidden="true" />
      {connection === 'offline' && sinceMs !== undefined
        ? t('page.connection_offlineSince', { time: formatClock(sinceMs) })
        : t(`page.connection_${connection}`)}
    </span>
  );
}
