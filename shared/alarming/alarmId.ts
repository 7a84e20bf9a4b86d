/** Digits of Crockford's base 32, as ids made by the hub have them. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A1: the id of a rule's alarm is made of what raised it: rule, subject, factor, period and the reading's time. Whoever
 * plays the same readings gets the same ids, and an alarm written twice is one alarm.
 * The layout is that of other ids: ten digits of time, then 80 bits of hash, so that ids sort by time.
 * @param at time of the reading, epoch milliseconds
 */
export function alarmIdOf(ruleId: string, subjectId: string, factor: string, period: string, at: number): string {
  const text = `${ruleId}|${subjectId}|${factor}|${period}|${at}`;
  return `alarm:${digits(at, 10)}${digits(hash(text, 0x9e37), 8)}${digits(hash(text, 0x85eb), 8)}`;
}

function digits(value: number, length: number): string {
  let text = '';
  let rest = Math.floor(value);
  for (let i = 0; i < length; i++) {
    text = DIGITS.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** 53-bit hash of a text: two multiply-xor lanes, mixed at the end. */
function hash(text: string, seed: number): number {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2_654_435_761);
    b = Math.imul(b ^ unit, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & b) + (a >>> 0);
}
