/** Digits of Crockford's base 32: no I, L, O, U. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A time-sortable unique id `kind:` + 10 digits of time + 16 random digits (the layout of a ULID, 128 bits).
 * @param nowMs epoch milliseconds
 * @param randomBytes source of randomness
 */
export function newId<Kind extends string>(
  kind: Kind,
  nowMs: number,
  randomBytes: (length: number) => Uint8Array,
): `${Kind}:${string}` {
  let time = '';
  let rest = nowMs;
  for (let i = 0; i < 10; i++) {
    time = DIGITS.charAt(rest % 32) + time;
    rest = Math.floor(rest / 32);
  }
  const random = [...randomBytes(16)].map((byte) => DIGITS.charAt(byte % 32)).join('');
  return `${kind}:${time}${random}`;
}
