import type { Cluster } from '../cluster/crowd.ts';
import { INK, LABEL_FONT, LAYER_COLOURS } from '../symbols/palette.ts';
import type { Ink } from './ink.ts';

/** A disc with the number and a ring whose shares are the kinds inside. */
export function drawCluster(
  ink: Ink,
  { x, y, radiusPx, count, counts }: Cluster,
  layerIds: readonly string[],
  alpha: number,
): void {
  const { pen } = ink;
  if (!pen) return;
  pen.globalAlpha = alpha;
  pen.beginPath();
  pen.arc(x, y, radiusPx, 0, 2 * Math.PI);
  pen.fillStyle = INK.clusterFill;
  pen.fill();
  pen.lineWidth = 3.4;
  pen.lineCap = 'butt';
  let from = -Math.PI / 2;
  for (const [layer, share] of counts.entries()) {
    if (share === 0) continue;
    const to = from + (share / count) * 2 * Math.PI;
    pen.beginPath();
    pen.arc(x, y, radiusPx - 1.7, from, to);
    pen.strokeStyle = LAYER_COLOURS[layerIds[layer] ?? ''] ?? INK.label;
    pen.stroke();
    from = to;
  }
  pen.fillStyle = INK.clusterText;
  pen.font = `600 ${count < 100 ? 12 : count < 1000 ? 11.5 : 11}px ${LABEL_FONT}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(numberText(count), x, y + 0.5);
  pen.globalAlpha = 1;
  ink.obstacle(x, y, radiusPx);
}

function numberText(count: number): string {
  if (count < 10_000) return String(count);
  return `${Math.round(count / 1000)}k`;
}
