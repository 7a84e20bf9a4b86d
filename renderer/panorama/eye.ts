import type { Position } from '../../shared/geo.ts';
import type { Panorama } from '../../shared/records/panorama.ts';

/** Height of the eye above the ground where the record states none, metres. */
const EYE_M = 30;

/** Where the picture is taken from; `heightM` is above the ground. */
export function eyeOf({ position }: Panorama): Position {
  return { ...position, heightM: position.heightM ?? EYE_M };
}
