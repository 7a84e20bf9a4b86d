import type { MapData } from '../api.ts';
import { INK } from '../symbols/palette.ts';
import { uiScale } from '../symbols/uiScale.ts';
import type { Ink } from './ink.ts';
import type { Picture } from './picture.ts';

/** Below this camera distance ordinary symbols get their names, metres. */
export const NAMES_BELOW_M = 30_000;

/** Names beside symbols: always for what is pinned, selected or hovered, for the rest only near the ground. */
export function drawMarkerLabels(ink: Ink, picture: Picture, data: MapData, rangeM: number, hoveredId?: string): void {
  for (const { marker, x, y, scale, alpha } of [...picture.singles, ...picture.pinned]) {
    ink.obstacle(x, y, 12 * scale * uiScale(), true);
    const urgent = marker.priority >= 80;
    const chosen = data.selectedIds.has(marker.id) || marker.id === hoveredId;
    if (!urgent && !chosen && rangeM > NAMES_BELOW_M) continue;
    if (alpha < 1 && !chosen) continue;
    const caption = data.captions?.get(marker.id);
    if (caption) {
      ink.label({
        text: caption.text,
        x,
        y,
        sides: ['below', 'above'],
        gapPx: 14 * scale,
        // The value is asked for first: the name can be had by pointing.
        priority: (chosen ? 150 : marker.priority) + 0.5,
        colour: caption.colour,
        sizePx: 12,
        weight: 600,
        plate: 'rgba(6, 18, 28, 0.82)',
      });
    }
    ink.label({
      text: shortened(marker.label),
      x,
      y,
      sides: ['right', 'left', 'below', 'above'],
      gapPx: 17 * scale,
      priority: chosen ? 150 : marker.priority,
      colour: urgent || chosen ? '#ffffff' : INK.label,
      sizePx: urgent || chosen ? 13 : 12,
      weight: urgent || chosen ? 600 : 500,
      ...(urgent ? { plate: 'rgba(64, 14, 22, 0.86)', always: true } : {}),
    });
  }
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= 18 ? text : `${characters.slice(0, 17).join('')}…`;
}
