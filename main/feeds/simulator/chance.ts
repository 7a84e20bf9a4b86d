/**
 * Numbers that depend on nothing but their keys: the simulator says the same of the same moment in every run, whatever was
 * asked before.
 */
export const keyOf = (...parts: readonly (string | number)[]): number => {
  let value = 0x811c9dc5;
  for (const part of parts) {
    const text = `${part}|`;
    for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value | 0;
};

/** In [0, 1), of a key and a whole number (a time slot). */
export function chance(key: number, slot: number): number {
  let mixed = (key ^ Math.imul(slot | 0, 0x9e3779b1)) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
}

/** In [-1, 1], mostly near 0: two dice. */
export const swing = (key: number, slot: number): number => chance(key, slot) + chance(key ^ 0x5bd1e995, slot) - 1;

/** A slowly changing number in [-1, 1]: swings at every `everyMs`, joined smoothly. */
export function drift(key: number, at: number, everyMs: number): number {
  const slot = Math.floor(at / everyMs);
  const part = at / everyMs - slot;
  const ease = part * part * (3 - 2 * part);
  return swing(key, slot) * (1 - ease) + swing(key, slot + 1) * ease;
}
