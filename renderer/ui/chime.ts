let context: AudioContext | undefined;

/** Tones in Hz, one after the other, 0.16 s each. */
const MELODIES = { urgent: [880, 660, 880, 660], calm: [660, 880] } as const;
const NOTE_S = 0.16;

/** Plays a short signal; browsers stay silent until the user has touched the page, and then nothing is heard. */
export function chime(kind: keyof typeof MELODIES): void {
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume().catch(() => undefined);
  const start = context.currentTime;
  for (const [i, frequency] of MELODIES[kind].entries()) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.0001, start + i * NOTE_S);
    volume.gain.exponentialRampToValueAtTime(0.2, start + i * NOTE_S + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + (i + 1) * NOTE_S);
    tone.connect(volume).connect(context.destination);
    tone.start(start + i * NOTE_S);
    tone.stop(start + (i + 1) * NOTE_S);
  }
}
