import { contentPaint, PAINTS } from '../paint.ts';
import { lathe, type Ring, tube } from '../solids.ts';
import { placed } from '../stand.ts';
import { chanceOf, countOf, type DrawBody } from './body.ts';
import { posts, roundRail } from './fittings.ts';

/** A sphere on legs with a girdle in the colour of its content, braces, a stair and a platform on top. */
export const drawSphere: DrawBody = (mesh, stand, { widthM, heightM }, record, detail) => {
  const radius = widthM / 2;
  const middle = heightM - radius;
  const fine = detail === 'fine';
  const [segments, rows] = fine ? [24, 14] : [12, 8];
  const girdle = contentPaint(record.substance);
  const profile: Ring[] = Array.from({ length: rows + 1 }, (_, i) => {
    const angle = (i / rows - 0.5) * Math.PI;
    const ends = i === 0 || i === rows;
    return {
      r: ends ? 0 : radius * Math.cos(angle),
      z: middle + radius * Math.sin(angle),
      ...(i === rows / 2 ? { paint: girdle } : {}),
    };
  });
  lathe(mesh, stand, profile, segments, PAINTS.shell, 'smooth');
  const legs = countOf(Math.PI * widthM, 6, 6, 14);
  const legTop = Math.max(0.05, middle - radius * 0.05);
  posts(mesh, stand, radius * 0.985, 0, legTop, legs, Math.min(0.55, radius * 0.05), PAINTS.steel);
  if (!fine || middle < 2) return;
  const brace = radius * 0.985;
  for (let i = 0; i < legs; i++) {
    const [a, b] = [i + 0.5, i + 1.5].map((turn) => (turn / legs) * 2 * Math.PI) as [number, number];
    const at = (angle: number, up: number) => placed(stand, Math.cos(angle) * brace, Math.sin(angle) * brace, up);
    tube(mesh, at(a, legTop * 0.12), at(b, legTop * 0.62), 0.1, 4, PAINTS.darkSteel);
    tube(mesh, at(b, legTop * 0.12), at(a, legTop * 0.62), 0.1, 4, PAINTS.darkSteel);
  }
  const crown = Math.min(1.8, radius * 0.3);
  const top = middle + Math.sqrt(Math.max(0, radius * radius - crown * crown));
  lathe(
    mesh,
    stand,
    [
      { r: crown, z: top },
      { r: crown, z: heightM + 0.25 },
      { r: 0, z: heightM + 0.25 },
    ],
    14,
    PAINTS.platform,
  );
  stair(chanceOf(record.id) * 2 * Math.PI);
  roundRail(mesh, stand, crown, heightM + 0.25, 14);

  function stair(from: number): void {
    const steps = 14;
    let last: ReturnType<typeof placed> | undefined;
    for (let i = 0; i <= steps; i++) {
      const share = i / steps;
      const up = share * (heightM - 0.4);
      const above = Math.min(1, Math.max(-1, (up - middle) / radius));
      const out = up < middle ? radius + 0.5 : Math.max(crown, radius * Math.cos(Math.asin(above)) + 0.5);
      const angle = from + share * 1.5 * Math.PI;
      const point = placed(stand, Math.cos(angle) * out, Math.sin(angle) * out, up);
      if (last) tube(mesh, last, point, 0.28, 4, PAINTS.rail);
      last = point;
    }
  }
};
