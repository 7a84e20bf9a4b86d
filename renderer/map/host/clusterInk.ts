import type { Cluster } from '../cluster/crowd.ts';
import { INK, LABEL_FONT, LAYER_COLOURS } from '../symbols/palette.ts';
import { uiScale } from '../symbols/uiScale.ts';
import type { Ink } from './ink.ts';

/** Steps of the ring's shares: rings that look alike are one picture. */
const STEPS = 48;

/** A disc with the number and a ring whose shares are the kinds inside. */
export function drawCluster(
  ink: Ink,
  { x, y, radiusPx, count, counts }: Cluster,
  layerIds: readonly string[],
  alpha: number,
): void {
  const scale = uiScale();
  const text = numberText(count);
  const shares = counts.map((share) => Math.round((share / count) * STEPS));
  const colours = counts.map((_, layer) => LAYER_COLOURS[layerIds[layer] ?? ''] ?? INK.label);
  const ring = shares.flatMap((share, layer) => (share > 0 ? [`${share}${colours[layer]}`] : []));
  const radius = Math.round(radiusPx * 2) / 2;
  const picture = ink.pictures.sheet.picture(
    `cluster|${text}|${radius}|${scale}|${ring.join(' ')}`,
    2 * radius + 4,
    2 * radius + 4,
    (pen) => {
      pen.beginPath();
      pen.arc(0, 0, radius, 0, 2 * Math.PI);
      pen.fillStyle = INK.clusterFill;
      pen.fill();
      pen.lineWidth = 3.4 * scale;
      const whole = shares.reduce((sum, share) => sum + share, 0) || 1;
      let from = -Math.PI / 2;
      for (const [layer, share] of shares.entries()) {
        if (share === 0) continue;
        const to = from + (share / whole) * 2 * Math.PI;
        pen.beginPath();
        pen.arc(0, 0, radius - 1.7 * scale, from, to);
        pen.strokeStyle = colours[layer] ?? INK.label;
        pen.stroke();
        from = to;
      }
      pen.fillStyle = INK.clusterText;
      pen.font = `600 ${(count < 100 ? 12 : count < 1000 ? 11.5 : 11) * scale}px ${LABEL_FONT}`;
      pen.textAlign = 'center';
      pen.textBaseline = 'middle';
      pen.fillText(text, 0, 0.5);
    },
  );
  if (picture) ink.pictures.add(picture, { x, y, alpha, crisp: true });
  ink.obstacle(x, y, radiusPx);
}

function numberText(count: number): string {
  if (count < 10_000) return String(count);
  return `${Math.round(count / 1000)}k`;
}
