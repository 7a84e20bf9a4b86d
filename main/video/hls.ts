import { boundedBytes, fetchUpstream } from './fetchUpstream.ts';
import { InputProblem } from './relay.ts';

const MAX_PLAYLIST_BYTES = 1_000_000;
const MAX_SEGMENT_BYTES = 60_000_000;
/** Segments of one playlist that may be asked for; a live list moves on. */
const MAX_KNOWN = 2_000;

/** What a page gets of an HLS source. */
export interface HlsAnswer {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/**
 * An HLS source read for a page, which may reach nothing but the hub. R2: only what its own playlists name on their own
 * server is fetched, and only playlists and media are passed on; addresses, which may hold tickets, stay here: the page
 * sees numbers.
 */
export class HlsSource {
  readonly #origin: string;
  readonly #urls: string[];
  readonly #numbers = new Map<string, number>();

  constructor(url: string) {
    this.#origin = new URL(url).host;
    this.#urls = [url];
    this.#numbers.set(url, 0);
  }

  /** The playlist as it stands. @throws InputProblem */
  async check(): Promise<void> {
    await this.answer(0);
  }

  /** What number `part` stands for: the playlist is 0. @throws InputProblem notFound for what no playlist named */
  async answer(part: number): Promise<HlsAnswer> {
    const url = this.#urls[part];
    if (url === undefined) throw new InputProblem('notFound');
    const bytes = await boundedBytes(await fetchUpstream(url), MAX_SEGMENT_BYTES);
    if (bytes.subarray(0, 7).toString('latin1') === '#EXTM3U') {
      if (bytes.length > MAX_PLAYLIST_BYTES) throw new InputProblem('failed');
      const text = this.#rewritten(bytes.toString('utf8'), url);
      return { mediaType: 'application/vnd.apple.mpegurl', bytes: Buffer.from(text) };
    }
    const mediaType = mediaTypeOf(bytes);
    if (mediaType === undefined) throw new InputProblem('failed');
    return { mediaType, bytes };
  }

  #rewritten(text: string, base: string): string {
    return text
      .split(/\r?\n/)
      .map((line) => {
        if (line === '') return line;
        if (!line.startsWith('#')) return this.#number(line, base);
        return line.replace(/URI="([^"]*)"/g, (_all, uri: string) => `URI="${this.#number(uri, base)}"`);
      })
      .join('\n');
  }

  #number(reference: string, base: string): string {
    if (!URL.canParse(reference, base)) return 'none';
    const url = new URL(reference, base);
    if (url.host !== this.#origin || !/^https?:$/.test(url.protocol)) return 'none';
    // The account of the playlist is that of its segments.
    const account = new URL(base);
    url.username ||= account.username;
    url.password ||= account.password;
    const known = this.#numbers.get(url.href);
    if (known !== undefined) return String(known);
    const number = this.#urls.push(url.href) - 1;
    this.#numbers.set(url.href, number);
    const old = this.#urls[number - MAX_KNOWN];
    if (old !== undefined && number - MAX_KNOWN > 0) {
      this.#numbers.delete(old);
      delete this.#urls[number - MAX_KNOWN];
    }
    return String(number);
  }
}

/** By what the bytes are, not by what the server says: MPEG-TS, fragmented MP4, ADTS or MPEG audio, WebVTT. */
function mediaTypeOf(bytes: Buffer): string | undefined {
  if (bytes[0] === 0x47 && (bytes.length < 189 || bytes[188] === 0x47)) return 'video/mp2t';
  if (/^(ftyp|styp|moof|moov|sidx|emsg|prft)$/.test(bytes.subarray(4, 8).toString('latin1'))) return 'video/mp4';
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0) return 'audio/aac';
  if (bytes.subarray(0, 3).toString('latin1') === 'ID3') return 'audio/aac';
  if (bytes.subarray(0, 6).toString('latin1') === 'WEBVTT') return 'text/vtt';
  return undefined;
}
