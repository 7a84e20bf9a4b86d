import { useMemo } from 'react';
import { formatTime } from '../format.ts';
import type { Replay } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { seek } from './playback.ts';
import { useReplayEvents } from './replayEvents.ts';

interface ReplaySliderProps {
  readonly replay: Replay;
}

/** The incident's length with a tick at each event. */
export function ReplaySlider({ replay }: ReplaySliderProps) {
  const t = useT();
  const events = useReplayEvents((state) => state.events);
  const { fromMs, toMs, timeMs } = replay;
  const ticks = useMemo(
    () =>
      tickShares(
        events.map(({ at }) => at.ms),
        fromMs,
        toMs,
      ),
    [events, fromMs, toMs],
  );
  return (
    <div className="replay-slider">
      <div className="replay-ticks" aria-hidden="true">
        {ticks.map((share) => (
          <i key={share} style={{ left: `${share * 100}%` }} />
        ))}
      </div>
      <input
        type="range"
        min={fromMs}
        max={toMs}
        step={1}
        value={timeMs}
        aria-label={t('replay.slider')}
        aria-valuetext={formatTime(timeMs)}
        data-testid="replay-slider"
        onChange={(event) => seek(event.target.valueAsNumber)}
      />
    </div>
  );
}

/** Places of the ticks along the slider, 0 to 1, each once at a thousandth of its length. */
export function tickShares(timesMs: readonly number[], fromMs: number, toMs: number): readonly number[] {
  const span = Math.max(1, toMs - fromMs);
  return [...new Set(timesMs.map((ms) => Math.round(((ms - fromMs) / span) * 1000) / 1000))];
}
