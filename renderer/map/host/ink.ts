import { destination, type Position } from '../../../shared/geo.ts';
import type { ScreenPoint } from '../api.ts';
import { INK } from '../symbols/palette.ts';
import { uiScale } from '../symbols/uiScale.ts';
import { toEcef, type Vec3 } from './ecef.ts';
import { addLabel } from './labelPicture.ts';
import { LabelPlacer, type LabelRequest } from './labelPlacer.ts';
import { PictureBatch } from './pictureBatch.ts';
import type { Projector } from './projector.ts';
import { SpriteSheet } from './spriteSheet.ts';
import { isSoftwareMachine } from './webgl.ts';

export interface LineStyle {
  readonly colour: string;
  readonly width: number;
  readonly dash?: readonly number[];
  /** Dark edge under the line, so that it reads on light ground. */
  readonly halo?: boolean;
  readonly fill?: string;
}

/** What puts marks on a canvas; the rest of a pen only prepares. */
const MARKS = [
  'fill',
  'stroke',
  'fillRect',
  'strokeRect',
  'fillText',
  'strokeText',
  'drawImage',
  'putImageData',
] as const;

/**
 * Lines, rings and decluttered texts in CSS pixels, made anew with each frame. Lines are drawn on a canvas that is shown
 * only when something is on it; texts are pictures of a sheet, painted once each.
 */
export class Ink {
  readonly canvas: HTMLCanvasElement;
  readonly pen: CanvasRenderingContext2D | null;
  readonly pictures: PictureBatch;
  private current: Projector | undefined;
  private placer = new LabelPlacer();
  private readonly pixelRatio: number;
  private marked = true;
  private frame = 0;

  constructor(pixelRatio: number) {
    this.pixelRatio = pixelRatio;
    this.canvas = document.createElement('canvas');
    // Without a graphics card a canvas in the card's memory would be drawn by the processor the long way round.
    this.pen = this.canvas.getContext('2d', { willReadFrequently: isSoftwareMachine() });
    this.pictures = new PictureBatch(new SpriteSheet(pixelRatio));
    if (this.pen) noteMarks(this.pen, () => this.note());
  }

  /** Another number for each picture on the canvas. */
  get version(): number {
    return this.frame;
  }

  /** True when this frame has something on the canvas. */
  get used(): boolean {
    return this.marked;
  }

  get projector(): Projector | undefined {
    return this.current;
  }

  begin(projector: Projector): void {
    this.current = projector;
    const width = Math.round(projector.width * this.pixelRatio);
    const height = Math.round(projector.height * this.pixelRatio);
    if (this.canvas.width !== width || this.canvas.height !== height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.marked = false;
    }
    this.pen?.setTransform(this.pixelRatio, 0, 0, this.pixelRatio, 0, 0);
    if (this.marked) this.pen?.clearRect(0, 0, projector.width, projector.height);
    if (this.marked) this.frame++;
    this.marked = false;
    this.pictures.begin(projector.width, projector.height);
    this.placer = new LabelPlacer();
  }

  at(position: Position): ScreenPoint | undefined {
    return this.current?.project(...toEcef(position));
  }

  /** Strokes Earth-centred points; parts behind the globe are left out, and filling with them. */
  line(points: readonly Vec3[], style: LineStyle, closed = false): void {
    const { pen, current } = this;
    if (!pen || !current) return;
    const path = new Path2D();
    let drawing = false;
    let whole = true;
    for (const point of points) {
      const at = current.project(...point);
      whole &&= at !== undefined;
      if (at && drawing) path.lineTo(at.x, at.y);
      else if (at) path.moveTo(at.x, at.y);
      drawing = at !== undefined;
    }
    if (closed && whole) path.closePath();
    this.strokePath(path, whole ? style : { colour: style.colour, width: style.width });
  }

  strokePath(path: Path2D, { colour, width, dash = [], halo, fill }: LineStyle): void {
    const { pen } = this;
    if (!pen) return;
    const scale = uiScale();
    pen.lineJoin = 'round';
    pen.lineCap = dash.length > 0 ? 'butt' : 'round';
    if (fill) {
      pen.fillStyle = fill;
      pen.fill(path);
    }
    if (halo) {
      pen.setLineDash([]);
      pen.strokeStyle = 'rgba(2, 10, 18, 0.55)';
      pen.lineWidth = (width + 2.5) * scale;
      pen.stroke(path);
    }
    pen.setLineDash(dash.map((part) => part * scale));
    pen.strokeStyle = colour;
    pen.lineWidth = width * scale;
    pen.stroke(path);
    pen.setLineDash([]);
  }

  dot(at: ScreenPoint, radius: number, fill: string): void {
    const { pen } = this;
    if (!pen) return;
    pen.beginPath();
    pen.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    pen.fillStyle = fill;
    pen.strokeStyle = INK.dark;
    pen.lineWidth = 1.5;
    pen.fill();
    pen.stroke();
  }

  /** Asks for a text; it is drawn at `flush` where it overlaps nothing more important. */
  label(request: LabelRequest): void {
    const scale = uiScale();
    const sized = { sizePx: request.sizePx * scale, gapPx: request.gapPx * scale };
    this.placer.add(scale === 1 ? request : { ...request, ...sized });
  }

  /** Keeps texts off a square about a point; a soft one is a symbol, which place names may cover. */
  obstacle(x: number, y: number, half: number, soft = false): void {
    this.placer.block(x - half, y - half, x + half, y + half, soft);
  }

  /** Puts the texts that found room above all pictures. */
  flush(): void {
    const { pen, current } = this;
    if (!pen || !current) return;
    for (const { request, x, y, width } of this.placer.place(pen, current.width, current.height)) {
      addLabel(this.pictures, pen, request, x + width / 2, y);
    }
  }

  private note(): void {
    this.marked = true;
  }
}

function noteMarks(pen: CanvasRenderingContext2D, note: () => void): void {
  for (const mark of MARKS) {
    const draw = pen[mark];
    Object.defineProperty(pen, mark, {
      value: (...args: unknown[]) => {
        note();
        return Reflect.apply(draw, pen, args);
      },
    });
  }
}

/** Earth-centred points of a geodesic circle. */
export function circlePoints(centre: Position, radiusM: number, count = 128): Vec3[] {
  return Array.from({ length: count }, (_, i) => toEcef(destination(centre, (i * 360) / count, radiusM)));
}
