import { writeEcef } from '../../host/ecef.ts';
import type { EnuFrame } from '../../host/enuFrame.ts';

/** Degrees to a frame's metres. */
export function toEnu(line: readonly number[][], frame: EnuFrame): [number, number, number][] {
  const ecef = new Float64Array(3);
  const enu = new Float64Array(3);
  return line.map(([lon = 0, lat = 0]) => {
    writeEcef(lon, lat, 0, ecef, 0);
    frame.write(ecef, 0, enu, 0);
    return [enu[0] ?? 0, enu[1] ?? 0, enu[2] ?? 0];
  });
}
