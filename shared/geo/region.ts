import type { Bounds } from '../geo.ts';
import type { Outline } from './outline.ts';

/** How a place lies to a region that it is in or touches. */
export interface Placement {
  /** From the region's centre, or from the corridor's line, to the nearest part of the place, metres. */
  readonly distanceM: number;
  /** Of a corridor: how far along its line that is, metres. */
  readonly alongM?: number | undefined;
}

/** A part of the Earth's surface that is asked about. Degrees are WGS-84; it may lie across the 180° meridian. */
export interface Region {
  /** Boxes that together hold it; longitudes may go beyond ±180°. */
  readonly boxes: readonly Bounds[];
  /** Square metres; undefined where it is not reckoned (corridors overlap themselves). */
  readonly areaM2?: number | undefined;
  /** Of a corridor: length of its line, metres. */
  readonly lengthM?: number | undefined;
  /** Undefined when the point is outside. */
  point(lon: number, lat: number): Placement | undefined;
  /** Undefined when no part of the outline is inside. */
  outline(outline: Outline): Placement | undefined;
  /** How much of an area lies inside, 0 to 1. */
  share(area: Outline): number;
  /** Length of the part of a line that lies inside, metres. */
  lengthInsideM(line: Outline): number;
}
