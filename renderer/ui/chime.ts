import type { Alarm } from '../../shared/records/alarm.ts';

let context: AudioContext | undefined;

/** A note: Hz (0 is a rest) and how long, seconds. */
type Note = readonly [frequencyHz: number, durationS: number];

/**
 * One melody for each priority, told apart by rhythm as well as by pitch: the more urgent, the more notes and the
 * faster.
 */
const MELODIES: Readonly<Record<Alarm['priority'], readonly Note[]>> = {
  critical: [
    [988, 0.13],
    [740, 0.13],
    [988, 0.13],
    [740, 0.13],
    [0, 0.12],
    [988, 0.13],
    [740, 0.13],
    [988, 0.13],
    [740, 0.13],
  ],
  high: [
    [880, 0.16],
    [660, 0.16],
    [880, 0.16],
    [660, 0.16],
  ],
  medium: [
    [660, 0.18],
    [880, 0.18],
  ],
  low: [[587, 0.22]],
};

/** How long a melody lasts, seconds. */
export function chimeDurationS(priority: Alarm['priority']): number {
  return MELODIES[priority].reduce((sum, [, durationS]) => sum + durationS, 0);
}

/**
 * Plays the melody of a priority. @param volume 0 to 1
 * @returns false when the machine has no sound or the browser keeps silent until the page has been touched
 */
export async function chime(priority: Alarm['priority'], volume = 0.5): Promise<boolean> {
  const audio = audioContext();
  if (!audio) return false;
  // Browsers that wait for a touch never settle this promise: they are not waited for.
  if (audio.state === 'suspended') await Promise.race([audio.resume().catch(() => undefined), afterMs(300)]);
  if (audio.state !== 'running') return false;
  const loudest = Math.max(0.0002, 0.4 * volume);
  let at = audio.currentTime;
  for (const [frequencyHz, durationS] of MELODIES[priority]) {
    if (frequencyHz > 0) note(audio, frequencyHz, at, durationS, loudest);
    at += durationS;
  }
  return true;
}

function audioContext(): AudioContext | undefined {
  if (globalThis.AudioContext === undefined) return undefined;
  context ??= new AudioContext();
  return context;
}

function afterMs(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** One soft-edged note: without its edges a speaker clicks. */
function note(audio: AudioContext, frequencyHz: number, at: number, durationS: number, loudest: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = frequencyHz;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(loudest, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + durationS);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + durationS);
}
