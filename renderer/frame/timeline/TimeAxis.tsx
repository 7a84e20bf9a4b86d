import { useMemo } from 'react';
import type { LoggedEvent } from '../../../shared/events.ts';
import { formatClock, formatDate } from '../../format.ts';
import { eventTone } from '../../ui/eventText.ts';
import { axisSpan, axisTicks } from './timeAxis.ts';

const MAX_TICKS = 8;
const DAY_MS = 86_400_000;

interface TimeAxisProps {
  readonly events: readonly LoggedEvent[];
  /** Time that the page shows: now or the replay's, epoch ms. */
  readonly timeMs: number;
}

/** When things happened: one mark an event on a line of time. The list beside it says the same in words. */
export function TimeAxis({ events, timeMs }: TimeAxisProps) {
  const [fromMs, toMs] = useMemo(
    () =>
      axisSpan(
        events.map(({ at }) => at.ms),
        timeMs,
      ),
    [events, timeMs],
  );
  const ticks = axisTicks(fromMs, toMs, MAX_TICKS, new Date(toMs).getTimezoneOffset());
  const longest = toMs - fromMs > 2 * DAY_MS;
  const share = (at: number) => `${(1 + 98 * at).toFixed(3)}%`;
  return (
    <div className="om-axis" aria-hidden="true" data-testid="time-axis">
      {ticks.map((tick) => (
        <span key={tick.timeMs} className="om-axis-tick" style={{ left: share(tick.at) }}>
          {longest
            ? formatDate(tick.timeMs).slice(5)
            : formatClock(tick.timeMs).slice(0, toMs - fromMs < 600_000 ? 8 : 5)}
        </span>
      ))}
      {events.map((event) => (
        <i
          key={event.id}
          className={`om-axis-mark om-tone-${eventTone(event)}`}
          style={{ left: share((event.at.ms - fromMs) / (toMs - fromMs)) }}
        />
      ))}
      <b className="om-axis-now" style={{ left: share((timeMs - fromMs) / (toMs - fromMs)) }} />
    </div>
  );
}
