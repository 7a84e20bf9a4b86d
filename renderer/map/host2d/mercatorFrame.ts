import type { Position } from '../../../shared/geo.ts';
import { EQUATOR_M, mercatorX, mercatorY, nearestTurn, yOfTangent } from '../camera/mercator.ts';
import type { Vec3 } from '../host/ecef.ts';
import { EnuFrame } from '../host/enuFrame.ts';
import { tangentOfLatitude, xOfEcef } from './flatProjector.ts';

/**
 * The flat map's metres about an anchor: Web Mercator, scaled so that a metre at the anchor is a metre, east and north,
 * everything on the ground. Layers pack into it exactly as into the globe's frame.
 */
export class MercatorFrame extends EnuFrame {
  readonly x: number;
  readonly y: number;
  /** Metres of the anchor's latitude that the whole world is wide. */
  readonly worldM: number;

  constructor(anchor: Position) {
    super(anchor);
    this.x = mercatorX(anchor.lon);
    this.y = mercatorY(anchor.lat);
    this.worldM = EQUATOR_M * Math.cos((anchor.lat * Math.PI) / 180);
  }

  override fromEcef([x, y, z]: Vec3): [number, number, number] {
    return [this.eastOf(x, y), this.northOf(x, y, z), 0];
  }

  override write(ecef: Float64Array, from: number, out: Float64Array, to: number): void {
    const [x, y, z] = [ecef[from] ?? 0, ecef[from + 1] ?? 0, ecef[from + 2] ?? 0];
    out[to] = this.eastOf(x, y);
    out[to + 1] = this.northOf(x, y, z);
    out[to + 2] = 0;
  }

  private eastOf(x: number, y: number): number {
    return nearestTurn(xOfEcef(x, y) - this.x) * this.worldM;
  }

  private northOf(x: number, y: number, z: number): number {
    const worldY = yOfTangent(tangentOfLatitude(x, y, z));
    return (this.y - Math.max(-0.5, Math.min(1.5, worldY))) * this.worldM;
  }
}
