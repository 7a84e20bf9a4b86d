/** How a camera's address is spoken to. */
export type Protocol = 'rtsp' | 'flv' | 'hls' | 'mpegts' | 'rtmp' | 'whep' | 'demo';

export interface Address {
  readonly protocol: Protocol;
  /** As the client of that protocol wants it: `http(s)` for WHEP, the account percent-encoded. */
  readonly url: string;
  /** Without account and query: for messages. */
  readonly host: string;
}

/** R2: these schemes and no others are ever handed to ffmpeg or fetched; `file`, `concat`, `data` … are not. */
const BY_SCHEME: Readonly<Record<string, Protocol>> = {
  rtsp: 'rtsp',
  rtsps: 'rtsp',
  rtmp: 'rtmp',
  rtmps: 'rtmp',
  udp: 'mpegts',
  tcp: 'mpegts',
  whep: 'whep',
  wheps: 'whep',
  demo: 'demo',
};

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
/** The account is everything before the last `@` that a host follows: passwords hold `@`, `/` and `#` in the wild. */
const ACCOUNT = /^([a-z][a-z0-9+.-]*:\/\/)(.*)@(?=[A-Za-z0-9.\-_[\]:]+(?:[/?#]|$))/i;

/** Scheme with `//`, account (`''` when there is none) and the rest of an address. */
export function splitAccount(address: string): { scheme: string; account: string; rest: string } | undefined {
  const found = ACCOUNT.exec(address);
  if (found) return { scheme: found[1] ?? '', account: found[2] ?? '', rest: address.slice(found[0].length) };
  const plain = /^([a-z][a-z0-9+.-]*:\/\/)/i.exec(address)?.[1];
  return plain === undefined ? undefined : { scheme: plain, account: '', rest: address.slice(plain.length) };
}

/** What an address says; undefined when it is none that the hub speaks. */
export function readAddress(text: string): Address | undefined {
  const address = text.trim();
  const scheme = SCHEME.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined || /[\s\0]/.test(address)) return undefined;
  if (scheme === 'demo') {
    const name = address.slice(5);
    return /^[\w-]{1,40}$/.test(name) ? { protocol: 'demo', url: address, host: 'demo' } : undefined;
  }
  const parts = splitAccount(address);
  if (!parts) return undefined;
  const { account, rest } = parts;
  const [authority = '', path = ''] = [rest.split(/[/?#]/)[0], rest.slice(rest.split(/[/?#]/)[0]?.length ?? 0)];
  if (authority === '' || authority === '@') return undefined;
  const protocol = BY_SCHEME[scheme] ?? (scheme === 'http' || scheme === 'https' ? httpProtocol(path) : undefined);
  if (!protocol) return undefined;
  const spoken = { whep: 'http', wheps: 'https' }[scheme] ?? scheme;
  const url = `${spoken}://${account === '' ? '' : `${encodedAccount(account)}@`}${rest}`;
  if (!URL.canParse(url)) return undefined;
  return { protocol, url, host: authority };
}

/** By the end of the path; what is no playlist and no exchange is a stream that ffmpeg recognises by itself. */
function httpProtocol(path: string): Protocol {
  const [plain = ''] = path.split(/[?#]/);
  if (/\.m3u8$/i.test(plain)) return 'hls';
  if (/\.flv$/i.test(plain)) return 'flv';
  if (/(^|\/)(whep)(\/|$)|\.whep$/i.test(plain)) return 'whep';
  return 'mpegts';
}

/** `name:password` with what would end it early percent-encoded; what is encoded already stays. */
function encodedAccount(account: string): string {
  const colon = account.indexOf(':');
  const parts = colon < 0 ? [account] : [account.slice(0, colon), account.slice(colon + 1)];
  return parts.map((part) => encodeURIComponent(decoded(part))).join(':');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
