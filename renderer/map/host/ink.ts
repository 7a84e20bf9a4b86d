import { destination, type Position } from '../../../shared/geo.ts';
import type { ScreenPoint } from '../api.ts';
import { INK, LABEL_FONT } from '../symbols/palette.ts';
import { toEcef, type Vec3 } from './ecef.ts';
import { fontOf, LabelPlacer, type LabelRequest } from './labelPlacer.ts';
import type { Projector } from './projector.ts';

export interface LineStyle {
  readonly colour: string;
  readonly width: number;
  readonly dash?: readonly number[];
  /** Dark edge under the line, so that it reads on light ground. */
  readonly halo?: boolean;
  readonly fill?: string;
}

/** The top canvas: lines, rings and decluttered texts in CSS pixels, redrawn with each frame of the globe. */
export class Ink {
  readonly canvas: HTMLCanvasElement;
  readonly pen: CanvasRenderingContext2D | null;
  private current: Projector | undefined;
  private placer = new LabelPlacer();
  private readonly pixelRatio: number;

  constructor(parent: HTMLElement, pixelRatio: number) {
    this.pixelRatio = pixelRatio;
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'map-overlay';
    this.pen = this.canvas.getContext('2d');
    parent.append(this.canvas);
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
    }
    this.pen?.setTransform(this.pixelRatio, 0, 0, this.pixelRatio, 0, 0);
    this.pen?.clearRect(0, 0, projector.width, projector.height);
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
    pen.lineJoin = 'round';
    pen.lineCap = dash.length > 0 ? 'butt' : 'round';
    if (fill) {
      pen.fillStyle = fill;
      pen.fill(path);
    }
    if (halo) {
      pen.setLineDash([]);
      pen.strokeStyle = 'rgba(2, 10, 18, 0.55)';
      pen.lineWidth = width + 2.5;
      pen.stroke(path);
    }
    pen.setLineDash([...dash]);
    pen.strokeStyle = colour;
    pen.lineWidth = width;
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
    this.placer.add(request);
  }

  /** Keeps texts off a square about a point; a soft one is a symbol, which place names may cover. */
  obstacle(x: number, y: number, half: number, soft = false): void {
    this.placer.block(x - half, y - half, x + half, y + half, soft);
  }

  /** Draws the texts that found room. */
  flush(): void {
    const { pen, current } = this;
    if (!pen || !current) return;
    pen.font = `500 12px ${LABEL_FONT}`;
    for (const placed of this.placer.place(pen, current.width, current.height)) {
      const { request, x, y } = placed;
      pen.font = fontOf(request);
      pen.textBaseline = 'middle';
      pen.textAlign = 'left';
      pen.lineJoin = 'round';
      if (request.plate) {
        pen.fillStyle = request.plate;
        pen.beginPath();
        pen.roundRect(x - 6, y - placed.height / 2 - 2, placed.width + 12, placed.height + 4, 4);
        pen.fill();
      } else {
        pen.strokeStyle = INK.halo;
        pen.lineWidth = 3.2;
        pen.strokeText(request.text, x, y);
      }
      pen.fillStyle = request.colour;
      pen.fillText(request.text, x, y);
    }
  }

  dispose(): void {
    this.canvas.remove();
  }
}

/** Earth-centred points of a geodesic circle. */
export function circlePoints(centre: Position, radiusM: number, count = 128): Vec3[] {
  return Array.from({ length: count }, (_, i) => toEcef(destination(centre, (i * 360) / count, radiusM)));
}
