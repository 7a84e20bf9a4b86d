import { crc32, deflateSync } from 'node:zlib';
import { bodySizeOf } from '../../shared/scenes/sizes.ts';
import type { DemoFirm } from './firms.ts';

const WIDTH = 640;
const MARGIN = 24;
type Colour = readonly [red: number, green: number, blue: number];
const PAPER: Colour = [250, 250, 246];
const INK: Colour = [60, 70, 80];
const FILL: Readonly<Record<string, Colour>> = {
  tank: [245, 200, 110],
  sphere: [235, 150, 190],
  horizontalTank: [240, 170, 110],
  column: [140, 200, 140],
  reactor: [220, 120, 110],
  warehouse: [170, 175, 220],
  pipeRack: [200, 200, 205],
};
const PLAIN: Colour = [210, 215, 220];

/** A plan of a plant as PNG: its fence and its installations from above. */
export function planOf({ plant }: DemoFirm): Uint8Array {
  if (!plant) throw new Error('a plan is drawn of plants only');
  const { plot, parts } = plant;
  const [width, depth] = [plot.x1 - plot.x0, Math.abs(plot.y1 - plot.y0)];
  const scale = (WIDTH - 2 * MARGIN) / width;
  const picture = new Picture(WIDTH, Math.round(depth * scale) + 2 * MARGIN);
  picture.box(MARGIN - 2, MARGIN - 2, WIDTH - MARGIN + 2, picture.height - MARGIN + 2, PAPER);
  for (const { category, size, u, v, across } of parts) {
    const body = bodySizeOf({ category, ...size });
    const [x, y] = [MARGIN + u * scale, picture.height - MARGIN - v * scale];
    const colour = FILL[category] ?? PLAIN;
    if (body.shape === 'round') picture.disc(x, y, (body.widthM / 2) * scale, colour);
    else {
      const [w, h] = across ? [body.lengthM, body.widthM] : [body.widthM, body.lengthM];
      picture.box(x - (w * scale) / 2, y - (h * scale) / 2, x + (w * scale) / 2, y + (h * scale) / 2, colour);
    }
  }
  return picture.png();
}

class Picture {
  readonly width: number;
  readonly height: number;
  readonly #pixels: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#pixels = new Uint8Array(width * height * 3).fill(235);
  }

  box(x0: number, y0: number, x1: number, y1: number, colour: Colour): void {
    const [left, top, right, bottom] = [Math.round(x0), Math.round(y0), Math.round(x1), Math.round(y1)];
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const isEdge = x === left || x === right || y === top || y === bottom;
        this.#set(x, y, isEdge ? INK : colour);
      }
    }
  }

  disc(cx: number, cy: number, radius: number, colour: Colour): void {
    for (let y = Math.floor(cy - radius); y <= cy + radius; y++) {
      for (let x = Math.floor(cx - radius); x <= cx + radius; x++) {
        const far = Math.hypot(x - cx, y - cy);
        if (far <= radius) this.#set(x, y, far > radius - 1.3 ? INK : colour);
      }
    }
  }

  #set(x: number, y: number, colour: Colour): void {
    if (x >= 0 && y >= 0 && x < this.width && y < this.height) this.#pixels.set(colour, (y * this.width + x) * 3);
  }

  /** PNG, 8 bit RGB, no filter. */
  png(): Uint8Array {
    const raw = new Uint8Array((this.width * 3 + 1) * this.height);
    for (let y = 0; y < this.height; y++) {
      raw.set(this.#pixels.subarray(y * this.width * 3, (y + 1) * this.width * 3), y * (this.width * 3 + 1) + 1);
    }
    const head = Buffer.alloc(13);
    head.writeUInt32BE(this.width, 0);
    head.writeUInt32BE(this.height, 4);
    head.set([8, 2], 8);
    const signature = [137, 80, 78, 71, 13, 10, 26, 10];
    return Buffer.concat([
      Buffer.from(signature),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(raw)),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  out.set(data, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length);
  return out;
}

/** A page of Latin text as PDF 1.4, in a font that every reader has. */
export function pdfOf(lines: readonly string[]): Uint8Array {
  const escaped = lines.map((line) => line.replaceAll(/[\\()]/g, '\\$&'));
  const text = `BT /F1 13 Tf 60 780 Td 20 TL ${escaped.map((line) => `(${line}) Tj T*`).join(' ')} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const starts = objects.map((object, i) => {
    const start = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`);
}
