import { create } from 'zustand';
import { useFrame } from '../frame/frameState.ts';
import { hubNow } from '../state/session.ts';

/** How alarms sound at this machine; kept from one visit to the next. */
export interface SoundSettings {
  /** 0 to 1. */
  readonly volume: number;
  /** Said aloud where the machine has a voice. */
  readonly speech: boolean;
  /** Silent until then, epoch ms; 0: not. Switched off for good is `sound` of the frame. */
  readonly mutedUntilMs: number;
}

const STORAGE_KEY = 'onemap.alarmSound';
const INITIAL: SoundSettings = { volume: 0.5, speech: true, mutedUntilMs: 0 };

/** Stored settings; whatever does not fit is left as it is at first. */
export function readSoundSettings(text: string | null | undefined): SoundSettings {
  try {
    const stored = Object(JSON.parse(text ?? '{}'));
    const volume: unknown = Reflect.get(stored, 'volume');
    const speech: unknown = Reflect.get(stored, 'speech');
    const muted: unknown = Reflect.get(stored, 'mutedUntilMs');
    return {
      volume: typeof volume === 'number' && volume >= 0 && volume <= 1 ? volume : INITIAL.volume,
      speech: typeof speech === 'boolean' ? speech : INITIAL.speech,
      mutedUntilMs: typeof muted === 'number' && Number.isFinite(muted) ? muted : INITIAL.mutedUntilMs,
    };
  } catch {
    return INITIAL;
  }
}

export const useSoundSettings = create<SoundSettings>(() =>
  readSoundSettings(globalThis.localStorage?.getItem(STORAGE_KEY)),
);

useSoundSettings.subscribe((settings) => {
  globalThis.localStorage?.setItem(STORAGE_KEY, JSON.stringify(settings));
});

export type SoundState = 'on' | 'muted' | 'off';

/** R1: a mute ends by itself at its time. */
export function soundStateOf(sound: boolean, mutedUntilMs: number, nowMs: number): SoundState {
  if (!sound) return 'off';
  return mutedUntilMs > nowMs ? 'muted' : 'on';
}

/** Silences alarms for a while. */
export function muteFor(ms: number): void {
  useFrame.setState({ sound: true });
  useSoundSettings.setState({ mutedUntilMs: hubNow() + ms });
}

/** Alarms sound again. */
export function unmute(): void {
  useFrame.setState({ sound: true });
  useSoundSettings.setState({ mutedUntilMs: 0 });
}

/** Silent until somebody switches it on again. */
export function soundOff(): void {
  useFrame.setState({ sound: false });
}
