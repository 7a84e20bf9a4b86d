import './replay.css';
import {
  CaretRightOutlined,
  CloseOutlined,
  PauseOutlined,
  StepBackwardOutlined,
  StepForwardOutlined,
} from '@ant-design/icons';
import { Select } from 'antd';
import { formatTime } from '../format.ts';
import { type Replay, useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { eventText } from '../ui/eventText.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { SPEEDS, setSpeed, stepEvent, togglePlaying } from './playback.ts';
import { ReplaySlider } from './ReplaySlider.tsx';
import { leaveReplay, useReplayEvents } from './replayEvents.ts';
import { countUpTo } from './replayFold.ts';
import { usePlayback } from './usePlayback.ts';

/** The bar over the map while an incident is replayed; nothing otherwise. */
export function ReplayBar() {
  const t = useT();
  const replay = useDesk((desk) => desk.replay);
  usePlayback();
  if (!replay) return null;
  return (
    <section className="replay" aria-label={t('replay.title')} data-testid="replay-bar">
      <Controls replay={replay} />
      <Now replay={replay} />
      <span className="replay-leave">
        <IconButton
          icon={<CloseOutlined />}
          label={t('replay.leave')}
          keyText="Esc"
          placement="top"
          testId="replay-leave"
          onClick={leaveReplay}
        />
      </span>
    </section>
  );
}

function Controls({ replay }: { readonly replay: Replay }) {
  const t = useT();
  return (
    <div className="replay-controls">
      <strong className="replay-mark">{t('replay.title')}</strong>
      <IconButton
        icon={<StepBackwardOutlined />}
        label={t('replay.previous')}
        keyText="←"
        placement="top"
        testId="replay-previous"
        onClick={() => stepEvent('previous')}
      />
      <IconButton
        icon={replay.playing ? <PauseOutlined /> : <CaretRightOutlined />}
        label={t(replay.playing ? 'replay.pause' : 'replay.play')}
        keyText={t('replay.space')}
        placement="top"
        testId="replay-play"
        onClick={togglePlaying}
      />
      <IconButton
        icon={<StepForwardOutlined />}
        label={t('replay.next')}
        keyText="→"
        placement="top"
        testId="replay-next"
        onClick={() => stepEvent('next')}
      />
      <Select<number>
        size="small"
        value={replay.speed}
        aria-label={t('replay.speed')}
        data-testid="replay-speed"
        popupMatchSelectWidth={false}
        onChange={setSpeed}
        options={SPEEDS.map((speed) => ({ value: speed, label: t('replay.speedTimes', { speed }) }))}
      />
      <ReplaySlider replay={replay} />
      <time className="replay-time" data-testid="replay-time">
        {formatTime(replay.timeMs)}
      </time>
    </div>
  );
}

/** The event that the slider stands at. */
function Now({ replay }: { readonly replay: Replay }) {
  const t = useT();
  const events = useReplayEvents((state) => state.events);
  const index = countUpTo(events, replay.timeMs);
  const event = events[index - 1];
  return (
    <p className="replay-now" aria-live="polite">
      <span className="muted" data-testid="replay-position">
        {t('replay.position', { index, total: events.length })}
      </span>{' '}
      {event && eventText(t, event)}
    </p>
  );
}
