import { MutedOutlined, SoundOutlined } from '@ant-design/icons';
import { Button, Popover, Slider, Switch } from 'antd';
import { useState } from 'react';
import { formatClock, formatDuration } from '../format.ts';
import { useFrame } from '../frame/frameState.ts';
import { useLanguage, useT } from '../state/language.ts';
import { trySound, useSounded } from './alarmSound.ts';
import { muteFor, soundOff, soundStateOf, unmute, useSoundSettings } from './soundSettings.ts';
import { canSpeak } from './speech.ts';

const MUTES_MS = [15 * 60_000, 60 * 60_000] as const;

/** Whether alarms sound, until when not, and how. A mute is always to be seen, with its end. */
export function SoundControl({ nowMs }: { readonly nowMs: number }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const sound = useFrame((state) => state.sound);
  const mutedUntilMs = useSoundSettings((settings) => settings.mutedUntilMs);
  const blocked = useSounded((state) => state.blocked);
  const state = soundStateOf(sound, mutedUntilMs, nowMs);
  const silent = state !== 'on';
  const label =
    state === 'muted'
      ? t('alarming.soundMutedUntil', { at: formatClock(mutedUntilMs).slice(0, 5) })
      : t(state === 'off' ? 'alarming.soundIsOff' : blocked ? 'alarming.soundBlocked' : 'alarming.soundIsOn');
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      title={label}
      content={<SoundSettings onDone={() => setOpen(false)} />}
    >
      <button
        type="button"
        className={`om-icon-button om-alarm-sound${silent || blocked ? ' silent' : ''}`}
        aria-label={label}
        title={label}
        data-testid="alarm-sound"
        data-state={state}
      >
        {silent || blocked ? <MutedOutlined /> : <SoundOutlined />}
        {state === 'muted' && <span>{formatDuration(Math.max(60_000, mutedUntilMs - nowMs), t)}</span>}
      </button>
    </Popover>
  );
}

function SoundSettings({ onDone }: { readonly onDone: () => void }) {
  const t = useT();
  const language = useLanguage((state) => state.language);
  const sound = useFrame((state) => state.sound);
  const { volume, speech, mutedUntilMs } = useSoundSettings();
  const speaks = canSpeak(language);
  const then = (run: () => void) => () => {
    run();
    onDone();
  };
  return (
    <div className="om-alarm-sound-settings" data-testid="alarm-sound-settings">
      <div className="button-row">
        {MUTES_MS.map((ms) => (
          <Button key={ms} size="small" data-testid={`mute-${ms / 60_000}`} onClick={then(() => muteFor(ms))}>
            {t('alarming.muteFor', { span: formatDuration(ms, t) })}
          </Button>
        ))}
        {sound && (
          <Button size="small" danger data-testid="sound-off" onClick={then(soundOff)}>
            {t('alarming.soundOff')}
          </Button>
        )}
        {(!sound || mutedUntilMs > 0) && (
          <Button size="small" type="primary" data-testid="sound-on" onClick={then(unmute)}>
            {t('alarming.soundOn')}
          </Button>
        )}
      </div>
      <div className="om-alarm-sound-line">
        <span>{t('alarming.volume')}</span>
        <Slider
          min={0}
          max={100}
          value={Math.round(volume * 100)}
          ariaLabelForHandle={t('alarming.volume')}
          onChange={(percent) => useSoundSettings.setState({ volume: percent / 100 })}
        />
      </div>
      <div className="om-alarm-sound-line">
        <span id="alarm-speech">{t('alarming.speech')}</span>
        <Switch
          size="small"
          aria-labelledby="alarm-speech"
          checked={speech}
          onChange={(on) => useSoundSettings.setState({ speech: on })}
        />
        <Button size="small" type="text" onClick={() => void trySound()}>
          {t('alarming.trySound')}
        </Button>
      </div>
      <p className="hint">{t(speaks ? 'alarming.speechHint' : 'alarming.noVoice')}</p>
    </div>
  );
}
