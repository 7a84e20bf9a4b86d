import { INK } from '../symbols/palette.ts';
import { fontOf, type LabelRequest, type Ruler, textWidth } from './labelPlacer.ts';
import type { PictureBatch } from './pictureBatch.ts';

/** Room for the halo or the plate round a text, CSS pixels. */
const RIM_PX = 8;
const HALO_PX = 3.2;

/** Puts a text with its middle at a pixel. */
export function addLabel(batch: PictureBatch, ruler: Ruler, request: LabelRequest, x: number, y: number): void {
  const { text, colour, plate, sizePx, turnRad } = request;
  const font = fontOf(request);
  const width = textWidth(ruler, request);
  const picture = batch.sheet.picture(
    `${font}|${colour}|${plate ?? ''}|${text}`,
    width + 2 * RIM_PX,
    sizePx * 1.25 + 2 * RIM_PX,
    (pen) => {
      pen.font = font;
      pen.textBaseline = 'middle';
      pen.textAlign = 'left';
      pen.lineJoin = 'round';
      if (plate) {
        const height = sizePx * 1.25;
        pen.fillStyle = plate;
        pen.beginPath();
        pen.roundRect(-width / 2 - 6, -height / 2 - 2, width + 12, height + 4, 4);
        pen.fill();
      } else {
        pen.strokeStyle = INK.halo;
        pen.lineWidth = HALO_PX;
        pen.strokeText(text, -width / 2, 0);
      }
      pen.fillStyle = colour;
      pen.fillText(text, -width / 2, 0);
    },
  );
  if (picture) batch.add(picture, turnRad === undefined ? { x, y, crisp: true } : { x, y, turnRad });
}
