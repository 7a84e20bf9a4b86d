const PACKET = 188;
const SYNC = 0x47;
/** Stream types of video: MPEG-2, MPEG-4 part 2, H.264, H.265 (ISO/IEC 13818-1, table 2-34). */
const VIDEO_TYPES: ReadonlySet<number> = new Set([0x02, 0x10, 0x1b, 0x24]);
/** What is kept for those who join: more than this since the last key frame, and they wait for the next one. */
const MAX_KEPT_BYTES = 12_000_000;

/** What came with one piece of the stream: whole packets, and where in them a picture begins that needs no other. */
export interface Piece {
  readonly bytes: Buffer;
  /** Offset of the first key frame's packet in `bytes`; −1 when there is none. */
  readonly keyFrameAt: number;
}

/**
 * Follows an MPEG transport stream: cuts it at packets, counts pictures, and keeps what somebody who joins needs to see a
 * picture at once: the tables and everything since the last key frame.
 */
export class TransportStream {
  /** Pictures since the beginning. */
  frames = 0;
  #rest: Buffer = Buffer.alloc(0);
  #pmtPid = -1;
  #videoPid = -1;
  #tables = new Map<number, Buffer>();
  #kept: Buffer[] = [];
  #keptBytes = 0;
  #complete = false;

  /** Whether who joins now sees a picture at once. */
  get hasPicture(): boolean {
    return this.#complete;
  }

  /** What who joins now gets first; empty when they have to wait for a key frame. */
  head(): readonly Buffer[] {
    return this.#complete ? [...this.tables(), ...this.#kept] : [];
  }

  /** The tables that say which packets are video and sound. */
  tables(): readonly Buffer[] {
    return [0, this.#pmtPid].flatMap((pid) => this.#tables.get(pid) ?? []);
  }

  /** Takes bytes as they come, split anywhere. */
  push(chunk: Buffer): Piece {
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let from = 0;
    while (from < data.length && data[from] !== SYNC) from += 1;
    let at = from;
    let keyFrameAt = -1;
    let keptFrom = from;
    for (; at + PACKET <= data.length; at += PACKET) {
      if (data[at] !== SYNC) break;
      if (this.#packet(data.subarray(at, at + PACKET))) {
        if (keyFrameAt < 0) keyFrameAt = at - from;
        this.#kept = [];
        this.#keptBytes = 0;
        this.#complete = true;
        keptFrom = at;
      }
    }
    if (this.#complete && at > keptFrom) this.#keep(data.subarray(keptFrom, at));
    this.#rest = Buffer.from(data.subarray(at));
    return { bytes: data.subarray(from, at), keyFrameAt };
  }

  #keep(bytes: Buffer): void {
    this.#kept.push(bytes);
    this.#keptBytes += bytes.length;
    if (this.#keptBytes <= MAX_KEPT_BYTES) return;
    this.#kept = [];
    this.#keptBytes = 0;
    this.#complete = false;
  }

  /** True when a key frame begins with this packet. */
  #packet(packet: Buffer): boolean {
    const head = packet.readUInt32BE(0);
    const begins = (head & 0x400000) !== 0;
    const pid = (head >>> 8) & 0x1fff;
    const hasAdaptation = (head & 0x20) !== 0;
    const payloadAt = hasAdaptation ? 5 + packet.readUInt8(4) : 4;
    if (begins && (pid === 0 || pid === this.#pmtPid)) this.#table(pid, packet, payloadAt);
    if (pid !== this.#videoPid || !begins) return false;
    this.frames += 1;
    return hasAdaptation && packet.readUInt8(4) > 0 && (packet.readUInt8(5) & 0x40) !== 0;
  }

  #table(pid: number, packet: Buffer, payloadAt: number): void {
    const at = payloadAt + 1 + (packet[payloadAt] ?? 0);
    if (at + 12 > PACKET) return;
    const end = Math.min(PACKET, at + 3 + (packet.readUInt16BE(at + 1) & 0xfff)) - 4;
    this.#tables.set(pid, Buffer.from(packet));
    if (pid === 0) {
      for (let i = at + 8; i + 4 <= end; i += 4)
        if (packet.readUInt16BE(i) !== 0) this.#pmtPid = packet.readUInt16BE(i + 2) & 0x1fff;
      return;
    }
    let i = at + 12 + (packet.readUInt16BE(at + 10) & 0xfff);
    for (; i + 5 <= end; i += 5 + (packet.readUInt16BE(i + 3) & 0xfff))
      if (VIDEO_TYPES.has(packet.readUInt8(i))) this.#videoPid = packet.readUInt16BE(i + 1) & 0x1fff;
  }
}
