import { formatClock, formatDate, formatWeekday } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { useNow } from '../../ui/useNow.ts';

/** The hub's clock: what the log is written by. */
export function HubClock() {
  const t = useT();
  const now = useNow();
  return (
    <div className="om-clock" role="timer" aria-label={t('page.hubClock')} data-testid="hub-clock">
      <span className="om-clock-time">{formatClock(now)}</span>
      <span className="om-clock-date">
        <span>{formatDate(now)}</span>
        <span>{formatWeekday(now, t)}</span>
      </span>
    </div>
  );
}
