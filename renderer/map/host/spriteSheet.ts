/** A picture's place in the sheet, device pixels. */
export interface SheetPicture {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A picture that is not in the texture yet. */
export interface FreshPicture {
  readonly image: ImageBitmap;
  readonly left: number;
  readonly top: number;
}

export type SheetPen = OffscreenCanvasRenderingContext2D;

/** Free pixels round a picture, so that smoothing takes nothing from its neighbours. */
const GAP_PX = 1;
/** A sheet fuller than this starts anew before the next frame. */
const FULL = 0.8;

/**
 * Texts and rings, each painted once and then drawn by the graphics card from one texture: while the camera moves they
 * cost no painting. Pictures are packed in rows; when the sheet is full it starts anew.
 */
export class SpriteSheet {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixelRatio: number;
  private readonly pictures = new Map<string, SheetPicture>();
  private readonly scratch = new OffscreenCanvas(1, 1);
  private fresh: FreshPicture[] = [];
  private row = { left: 0, top: 0, height: 0 };

  /** @param pixelRatio device pixels per CSS pixel */
  constructor(pixelRatio: number) {
    this.pixelRatio = pixelRatio;
    this.widthPx = 2048;
    this.heightPx = pixelRatio > 1 ? 2048 : 1024;
  }

  /** Makes room: pictures of earlier frames may be gone after it. */
  beginFrame(): void {
    if (this.row.top > this.heightPx * FULL) this.clear();
  }

  /** Forgets every picture, as when the texture is lost or a font has come. */
  clear(): void {
    for (const { image } of this.fresh) image.close();
    this.fresh = [];
    this.pictures.clear();
    this.row = { left: 0, top: 0, height: 0 };
  }

  /**
   * The picture of a key, painted now if it is new. @param paint draws in CSS pixels about the picture's middle
   * @returns undefined while there is no room for it
   */
  picture(key: string, widthCss: number, heightCss: number, paint: (pen: SheetPen) => void): SheetPicture | undefined {
    const known = this.pictures.get(key);
    if (known) return known;
    const width = Math.ceil(widthCss * this.pixelRatio);
    const height = Math.ceil(heightCss * this.pixelRatio);
    const place = this.place(width, height);
    if (!place) return undefined;
    this.scratch.width = width;
    this.scratch.height = height;
    // In the processor's memory: small pictures are painted there faster than they are handed to the graphics card.
    const pen = this.scratch.getContext('2d', { willReadFrequently: true });
    if (!pen) return undefined;
    pen.setTransform(this.pixelRatio, 0, 0, this.pixelRatio, width / 2, height / 2);
    paint(pen);
    const picture = { ...place, width, height };
    this.fresh.push({ image: this.scratch.transferToImageBitmap(), ...place });
    this.pictures.set(key, picture);
    return picture;
  }

  /** Hands over what has been painted since the last time. */
  takeFresh(write: (picture: FreshPicture) => void): void {
    for (const picture of this.fresh) {
      write(picture);
      picture.image.close();
    }
    this.fresh = [];
  }

  private place(width: number, height: number): { left: number; top: number } | undefined {
    if (this.row.left + width > this.widthPx) {
      this.row = { left: 0, top: this.row.top + this.row.height + GAP_PX, height: 0 };
    }
    const { left, top } = this.row;
    if (width > this.widthPx || top + height > this.heightPx) return undefined;
    this.row = { left: left + width + GAP_PX, top, height: Math.max(this.row.height, height) };
    return { left, top };
  }
}
