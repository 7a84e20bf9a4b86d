import { create } from 'zustand';
import type { Unsubscribe } from '../../shared/clock.ts';
import type { Translate } from '../../shared/i18n/index.ts';
import { useFrame } from '../frame/frameState.ts';
import { useLanguage } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { hubNow, useSession } from '../state/session.ts';
import { chime, chimeDurationS } from '../ui/chime.ts';
import { type Heard, type Sounding, soundingOf } from './sounding.ts';
import { type SoundState, soundStateOf, useSoundSettings } from './soundSettings.ts';
import { hush, say } from './speech.ts';

/** How often repeats and the ends of shelf times are looked at, ms. */
const LOOK_EVERY_MS = 5_000;

/** The last call to the desk and what became of it: shown in the list's head. */
export interface Sounded {
  readonly sounding: Sounding;
  readonly text: string;
  /** What the switch said at that time: nothing is heard unless `on`. */
  readonly state: SoundState;
  /** Calls since the page opened. */
  readonly number: number;
}

interface SoundedState {
  readonly last?: Sounded | undefined;
  /** The browser keeps silent until the page is touched, or there is no sound at all. */
  readonly blocked: boolean;
}

export const useSounded = create<SoundedState>(() => ({ blocked: false }));

/** What is said: "紧急报警：…". */
export function spokenText(t: Translate, { priority, reason, alarm, count }: Sounding): string {
  const text = t(`alarming.spoken_${reason}`, {
    priority: t(`records.alarmPriority_${priority}`),
    name: alarm.name,
    count,
  });
  return reason !== 'flood' && count > 1 ? `${text}${t('alarming.spokenMore', { count: count - 1 })}` : text;
}

/** True for what is worth a voice: the rest is a tone. */
function isSpoken({ priority, reason }: Sounding): boolean {
  return reason === 'flood' || priority === 'critical' || priority === 'high';
}

async function sound(sounding: Sounding, speaks: boolean): Promise<void> {
  const { t, language } = useLanguage.getState();
  const { volume, speech, mutedUntilMs } = useSoundSettings.getState();
  const state = soundStateOf(useFrame.getState().sound, mutedUntilMs, hubNow());
  const text = spokenText(t, sounding);
  useSounded.setState(({ last }) => ({ last: { sounding, text, state, number: (last?.number ?? 0) + 1 } }));
  if (state !== 'on') return;
  const heard = await chime(sounding.priority, volume);
  useSounded.setState({ blocked: !heard });
  if (!speaks || !speech || !isSpoken(sounding)) return;
  // The tone first, then the words.
  const afterMs = heard ? chimeDurationS(sounding.priority) * 1000 : 0;
  window.setTimeout(() => say(text, language, Math.min(1, volume * 2), sounding.priority === 'critical'), afterMs);
}

/** Plays the tone and, where there is a voice, the words of a trial. */
export async function trySound(): Promise<void> {
  const { t, language } = useLanguage.getState();
  const { volume, speech } = useSoundSettings.getState();
  const heard = await chime('high', volume);
  useSounded.setState({ blocked: !heard });
  if (!speech) return;
  const afterMs = heard ? chimeDurationS('high') * 1000 : 0;
  window.setTimeout(() => say(t('alarming.soundTrial'), language, Math.min(1, volume * 2), true), afterMs);
}

/** Calls the desk for as long as the page is open. @param speaks also aloud; one window of a machine does */
export function watchAlarms(speaks: boolean): Unsubscribe {
  let heard: Heard | undefined;
  const look = () => {
    if (!useSession.getState().loaded) return;
    const next = soundingOf(heard, useRecords.getState().lists.alarm, hubNow());
    heard = next.heard;
    if (next.sounding) void sound(next.sounding, speaks);
  };
  look();
  const offRecords = useRecords.subscribe((state, before) => {
    if (state.lists.alarm !== before.lists.alarm) look();
  });
  const offSession = useSession.subscribe((state, before) => {
    if (state.loaded && !before.loaded) look();
  });
  const offSettings = useSoundSettings.subscribe(({ mutedUntilMs }) => {
    if (mutedUntilMs > hubNow()) hush();
  });
  const offFrame = useFrame.subscribe((state) => {
    if (!state.sound) hush();
  });
  const timer = window.setInterval(look, LOOK_EVERY_MS);
  return () => {
    window.clearInterval(timer);
    for (const off of [offRecords, offSession, offSettings, offFrame]) off();
    hush();
  };
}
