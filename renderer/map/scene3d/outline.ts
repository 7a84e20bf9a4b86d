import { destination, type Position } from '../../../shared/geo.ts';
import type { Installation } from '../../../shared/records/installation.ts';
import { bodySizeOf } from '../../../shared/scenes/sizes.ts';
import { toEcef, type Vec3 } from '../host/ecef.ts';
import type { Ink } from '../host/ink.ts';

const CORNERS = 28;

/** Foot and top rings of an installation's body, Earth-centred. */
export function bodyRings(record: Installation): { foot: Vec3[]; top: Vec3[] } {
  const { shape, lengthM, widthM, heightM } = bodySizeOf(record);
  const heading = record.headingDeg ?? 0;
  const around: Position[] =
    shape === 'round'
      ? Array.from({ length: CORNERS }, (_, i) => destination(record.position, (i * 360) / CORNERS, widthM / 2))
      : [
          [1, 1],
          [1, -1],
          [-1, -1],
          [-1, 1],
        ].map(([along = 0, across = 0]) => {
          const [a, c] = [(along * lengthM) / 2, (across * widthM) / 2];
          return destination(record.position, heading + (Math.atan2(c, a) * 180) / Math.PI, Math.hypot(a, c));
        });
  return { foot: around.map((at) => toEcef(at)), top: around.map((at) => toEcef(at, heightM)) };
}

/** Draws the outline of a body on the ink: its foot, its top and what joins them. */
export function drawOutline(ink: Ink, record: Installation, colour: string, fill?: string): void {
  const { foot, top } = bodyRings(record);
  ink.line(foot, { colour, width: 1.5, dash: [5, 4] }, true);
  ink.line(top, { colour, width: 2, halo: true, ...(fill === undefined ? {} : { fill }) }, true);
  const step = foot.length > 4 ? Math.floor(foot.length / 4) : 1;
  for (let i = 0; i < foot.length; i += step) {
    const [low, high] = [foot[i], top[i]];
    if (low && high) ink.line([low, high], { colour, width: 1.5 });
  }
}
