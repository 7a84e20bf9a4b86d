const KMH_PER_MPH = 1.609344;

/** Kilometres an hour of a plain maxspeed value (`50`, `30 mph`); undefined for words and lists. */
export function speedText(text: string | undefined): string | undefined {
  const match = /^(\d{1,3})(?:\s*(km\/h|kmh|kph|mph))?$/.exec(text?.trim() ?? '');
  if (!match) return undefined;
  const speed = Number(match[1]) * (match[2] === 'mph' ? KMH_PER_MPH : 1);
  return speed > 0 && speed <= 200 ? String(Math.round(speed)) : undefined;
}

/** Metres of a plain width value (`3.5`, `3.5 m`); undefined for anything else, or for what no road or river is. */
export function metresText(text: string | undefined): string | undefined {
  const match = /^(\d{1,5}(?:\.\d{1,3})?)\s*m?$/.exec(text?.trim() ?? '');
  return match && Number(match[1]) > 0 ? match[1] : undefined;
}
