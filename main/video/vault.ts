import { createHash } from 'node:crypto';
import type { Store } from '../store/types.ts';
import { splitAccount } from './address.ts';

/** What stands in a record in the place of an account or a secret. */
export const MASK = '***';

const WHOLE = 'video.secret.address.';
const BY_HOST = 'video.secret.host.';
/** Parameters of an address that let whoever has them in. */
const SECRET_PARAMETER =
  /([?&](?:[\w.-]*(?:pass|pwd|psw|token|secret|sign|auth|key|ticket)[\w.-]*|user(?:name)?)=)([^&#]*)/gi;

/**
 * An address without what must not leave the hub: the account is `***@`, the values of secret parameters are `***`.
 * R1: the log, its snapshots and every answer hold only such addresses.
 */
export function concealed(address: string): string {
  const text = address.trim();
  const parts = splitAccount(text);
  if (!parts) return text;
  const { scheme, account, rest } = parts;
  const plain = rest.replace(SECRET_PARAMETER, `$1${MASK}`);
  return `${scheme}${account === '' ? '' : `${MASK}@`}${plain}`;
}

/** Any text with the secrets of the addresses in it masked. What is masked too much is harmless, too little is not. */
export function concealedText(text: string): string {
  if (!text.includes('://')) return text;
  if (/^\s*[a-z][a-z0-9+.-]*:\/\//i.test(text)) return concealed(text);
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)\S*@/gi, `$1${MASK}@`).replace(SECRET_PARAMETER, `$1${MASK}`);
}

/** The same value with every text in it concealed; its shape stays. */
export function concealedDeep<Value>(value: Value): Value {
  return walk(value) as Value;
}

function walk(value: unknown): unknown {
  if (typeof value === 'string') return concealedText(value);
  if (Array.isArray(value)) return value.map(walk);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(part)]));
}

/** Fields of a camera that hold addresses. */
const ADDRESS_FIELDS: ReadonlySet<string> = new Set(['streamUrl', 'subStreamUrl']);

/** Fields of a camera with their secrets taken out. @param conceal keeps what it takes out of an address */
export function cameraWithoutSecrets<Fields extends Readonly<Record<string, unknown>>>(
  fields: Fields,
  conceal: (address: string) => string = concealed,
): Fields {
  const clean = Object.entries(fields).map(([key, value]) => [
    key,
    ADDRESS_FIELDS.has(key) && typeof value === 'string' ? conceal(value) : walk(value),
  ]);
  return Object.fromEntries(clean) as Fields;
}

/** Whole addresses of cameras, kept in the hub's own settings: in no record, event, answer, export or log. */
export interface Vault {
  /** Keeps an address whole and returns what a record may hold of it. */
  conceal(address: string): string;
  /**
   * The whole address of what a record holds; undefined when its secret is not known here. R2: a secret is only ever
   * given to the protocol and host that it was entered for, so that nobody sends it elsewhere by editing a record.
   */
  reveal(address: string): string | undefined;
}

export function createVault(settings: Store['settings']): Vault {
  const keyOf = (prefix: string, text: string) =>
    `${prefix}${createHash('sha256').update(text).digest('hex').slice(0, 40)}`;
  const hostOf = (scheme: string, rest: string) => `${scheme.toLowerCase()}${rest.split(/[/?#]/)[0]?.toLowerCase()}`;
  return {
    conceal(address) {
      const text = address.trim();
      const shown = concealed(text);
      if (shown === text) return shown;
      const parts = splitAccount(text);
      // A mask comes back from a page that was shown it: what is kept already is meant.
      if (!parts || parts.account === MASK || text.includes(`=${MASK}`)) return shown;
      settings.set(keyOf(WHOLE, shown), text);
      if (parts.account !== '') settings.set(keyOf(BY_HOST, hostOf(parts.scheme, parts.rest)), parts.account);
      return shown;
    },
    reveal(address) {
      if (!address.includes(MASK)) return address;
      const whole = settings.get(keyOf(WHOLE, address));
      if (whole !== undefined) return whole;
      const parts = splitAccount(address);
      if (parts?.account !== MASK || parts.rest.includes(`=${MASK}`)) return undefined;
      const account = settings.get(keyOf(BY_HOST, hostOf(parts.scheme, parts.rest)));
      return account === undefined ? undefined : `${parts.scheme}${account}@${parts.rest}`;
    },
  };
}
