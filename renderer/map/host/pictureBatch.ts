import type { SheetPicture, SpriteSheet } from './spriteSheet.ts';

/** How a picture stands on the screen. */
export interface Placement {
  /** Its middle, CSS pixels. */
  readonly x: number;
  readonly y: number;
  /** @default 1 */
  readonly scale?: number;
  /** @default 1 */
  readonly alpha?: number;
  /** Clockwise, radians. @default 0 */
  readonly turnRad?: number;
  /** Onto whole device pixels, for what is read. @default false */
  readonly crisp?: boolean;
}

/** Triangles in clip space, their place in the sheet (shares), and opacity. */
export interface PictureMesh {
  readonly length: number;
  readonly positions: Float32Array;
  readonly uvs: Float32Array;
  readonly alphas: Float32Array;
}

const CORNERS = [
  [-0.5, -0.5],
  [-0.5, 0.5],
  [0.5, -0.5],
  [0.5, -0.5],
  [-0.5, 0.5],
  [0.5, 0.5],
] as const;

/** The pictures of one frame in the order in which they are drawn. */
export class PictureBatch {
  readonly sheet: SpriteSheet;
  private positions: number[] = [];
  private uvs: number[] = [];
  private alphas: number[] = [];
  private size = { width: 1, height: 1 };

  constructor(sheet: SpriteSheet) {
    this.sheet = sheet;
  }

  /** Starts a frame. @param width and height of the view, CSS pixels */
  begin(width: number, height: number): void {
    this.sheet.beginFrame();
    this.size = { width, height };
    this.positions = [];
    this.uvs = [];
    this.alphas = [];
  }

  add(picture: SheetPicture, { x, y, scale = 1, alpha = 1, turnRad = 0, crisp = false }: Placement): void {
    const { pixelRatio, widthPx, heightPx } = this.sheet;
    const width = (picture.width / pixelRatio) * scale;
    const height = (picture.height / pixelRatio) * scale;
    const [middleX, middleY] = crisp ? [this.crisp(x, picture.width), this.crisp(y, picture.height)] : [x, y];
    const [cos, sin] = [Math.cos(turnRad), Math.sin(turnRad)];
    for (const [right, down] of CORNERS) {
      const [dx, dy] = [right * width, down * height];
      const px = middleX + dx * cos - dy * sin;
      const py = middleY + dx * sin + dy * cos;
      this.positions.push((px / this.size.width) * 2 - 1, 1 - (py / this.size.height) * 2);
      this.uvs.push(
        (picture.left + (right + 0.5) * picture.width) / widthPx,
        (picture.top + (down + 0.5) * picture.height) / heightPx,
      );
      this.alphas.push(alpha);
    }
  }

  mesh(): PictureMesh {
    return {
      length: this.alphas.length,
      positions: Float32Array.from(this.positions),
      uvs: Float32Array.from(this.uvs),
      alphas: Float32Array.from(this.alphas),
    };
  }

  /** The nearest middle at which a picture's edges lie between device pixels. */
  private crisp(middle: number, sizePx: number): number {
    const { pixelRatio } = this.sheet;
    return (Math.round(middle * pixelRatio - sizePx / 2) + sizePx / 2) / pixelRatio;
  }
}
