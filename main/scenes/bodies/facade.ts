import type { Mesh, Vec3 } from '../mesh.ts';
import { PAINTS, type Paint } from '../paint.ts';
import { chanceOf, countOf, type Detail } from './body.ts';

export interface Facade {
  readonly height: number;
  readonly floors: number;
  readonly wall: Paint;
  readonly detail: Detail;
  /** Decides which windows are lit. */
  readonly id: string;
  readonly salt: number;
  /** Part of a storey's height that is window. */
  readonly share: number;
  /** Windows right under the eaves instead of in the middle of the storey. */
  readonly high?: boolean;
}

/** Share of windows with light behind them at night. */
const LIT = 0.4;
const MAX_COLUMNS = 12;

/**
 * A wall with its windows, cut into pieces that lie in one plane without covering one another: nothing flickers at any
 * distance. From the foot of one corner to the foot of the next, outside on the right.
 */
export function facade(mesh: Mesh, from: Vec3, to: Vec3, style: Facade): void {
  const { height, floors, wall, detail, id, salt, share } = style;
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const at = (along: number, up: number): Vec3 => [
    from[0] + (to[0] - from[0]) * along,
    from[1] + (to[1] - from[1]) * along,
    from[2] + up,
  ];
  const piece = (a: number, b: number, low: number, high: number, paint: Paint) =>
    mesh.quad(at(a, low), at(b, low), at(b, high), at(a, high), paint);
  const columns = detail === 'fine' ? countOf(length, 4.2, 1, MAX_COLUMNS) : 1;
  const storey = height / floors;
  let below = 0;
  for (let floor = 0; floor < floors; floor++) {
    const low = storey * floor + storey * (style.high ? 0.9 - share : (1 - share) * 0.6);
    const high = low + storey * share;
    piece(0, 1, below, low, wall);
    below = high;
    if (detail === 'coarse') {
      // From afar a storey's windows are one band, as bright as the share of them that is lit.
      const edge = 0.04;
      piece(0, edge, low, high, wall);
      piece(edge, 1 - edge, low, high, { ...PAINTS.glass, glow: LIT * 0.7 });
      piece(1 - edge, 1, low, high, wall);
      continue;
    }
    for (let column = 0; column < columns; column++) {
      const [left, right] = [(column + 0.2) / columns, (column + 0.8) / columns];
      const lit = chanceOf(id, salt * 997 + floor * 31 + column) < LIT;
      piece(column === 0 ? 0 : (column - 0.2) / columns, left, low, high, wall);
      piece(left, right, low, high, lit ? PAINTS.glassLit : PAINTS.glass);
    }
    piece((columns - 0.2) / columns, 1, low, high, wall);
  }
  piece(0, 1, below, height, wall);
}
