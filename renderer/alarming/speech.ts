import type { Language } from '../../shared/i18n/index.ts';

/**
 * A voice of this machine for the language. R1: only voices that speak on the machine itself: others would send the
 * text of an alarm to somebody's server.
 */
export function localVoice(
  voices: readonly SpeechSynthesisVoice[],
  language: Language,
): SpeechSynthesisVoice | undefined {
  const wanted = language === 'en' ? 'en' : 'zh';
  const local = voices.filter(
    ({ localService, lang }) => localService && lang.toLowerCase().replace('_', '-').split('-')[0] === wanted,
  );
  return local.find(({ lang }) => lang.replace('_', '-') === 'zh-CN') ?? local[0];
}

/** True when this machine can say it. Voices may come in only a moment after the page. */
export function canSpeak(language: Language): boolean {
  const synthesis = globalThis.speechSynthesis;
  return synthesis !== undefined && localVoice(synthesis.getVoices(), language) !== undefined;
}

/** Says a text; what is being said is finished unless `interrupts`. @returns false when there is no voice for it */
export function say(text: string, language: Language, volume: number, interrupts: boolean): boolean {
  const synthesis = globalThis.speechSynthesis;
  const voice = synthesis && localVoice(synthesis.getVoices(), language);
  if (!voice) return false;
  // What waits to be said is told too late: the newest takes its place.
  if (interrupts || synthesis.pending) synthesis.cancel();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.volume = volume;
  synthesis.speak(utterance);
  return true;
}

/** Stops at once. */
export function hush(): void {
  globalThis.speechSynthesis?.cancel();
}
