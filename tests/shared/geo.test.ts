import { booleanIntersects, circle, destination as turfDestination } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anchorOf,
  circleBounds,
  destination,
  distanceM,
  distanceToPlaceM,
  pathLengthM,
  placeBounds,
  placeInPolygon,
  positionSchema,
  ringAreaM2,
} from '../../shared/geo.ts';

const position = fc.record({
  lon: fc.double({ min: -179, max: 179, noNaN: true }),
  lat: fc.double({ min: -80, max: 80, noNaN: true }),
});
const square = (lon: number, lat: number, half: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [
      [lon - half, lat - half],
      [lon + half, lat - half],
      [lon + half, lat + half],
      [lon - half, lat + half],
      [lon - half, lat - half],
    ],
  ],
});

describe('geo: distances', () => {
  it('a degree of latitude is 111.195 km on the IUGG mean sphere', () => {
    expect(distanceM({ lon: 119, lat: 26 }, { lon: 119, lat: 27 })).toBeCloseTo(111_195.08, 0);
  });

  it('destination is the inverse of distance and agrees with turf', () => {
    fc.assert(
      fc.property(
        position,
        fc.double({ min: 0, max: 359.9, noNaN: true }),
        fc.double({ min: 1, max: 100_000, noNaN: true }),
        (from, bearing, distance) => {
          const to = destination(from, bearing, distance);
          expect(Math.abs(distanceM(from, to) - distance)).toBeLessThan(0.01);
          const theirs = turfDestination([from.lon, from.lat], distance, bearing, { units: 'meters' }).geometry
            .coordinates;
          expect(distanceM(to, { lon: theirs[0] ?? 0, lat: theirs[1] ?? 0 })).toBeLessThan(0.01);
        },
      ),
    );
  });

  it('a place with an area counts from its edge, and from zero inside', () => {
    const geometry = square(119, 26, 0.01);
    const place = { position: { lon: 119, lat: 26 }, geometry };
    expect(distanceToPlaceM({ lon: 119.005, lat: 26.005 }, place)).toBe(0);
    const east = { lon: 119.02, lat: 26 };
    expect(distanceToPlaceM(east, place)).toBeCloseTo(distanceM(east, { lon: 119.01, lat: 26 }), 0);
  });

  it('a place touches a circle exactly when turf says that its outline meets the circle', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.05, max: 0.05, noNaN: true }),
        fc.double({ min: -0.05, max: 0.05, noNaN: true }),
        fc.double({ min: 0.001, max: 0.02, noNaN: true }),
        fc.double({ min: 500, max: 5000, noNaN: true }),
        (dx, dy, half, radiusM) => {
          const centre = { lon: 119, lat: 26 };
          const geometry = square(119 + dx, 26 + dy, half);
          const mine = distanceToPlaceM(centre, { position: anchorOf(geometry), geometry });
          // The polygon that stands for turf's circle is inside the true one by radius·(1 − cos(π/steps)): stay clear of that edge.
          fc.pre(Math.abs(mine - radiusM) > radiusM * 0.002 + 0.5);
          const theirs = booleanIntersects(circle([centre.lon, centre.lat], radiusM, { units: 'meters', steps: 256 }), {
            type: 'Feature',
            properties: {},
            geometry,
          });
          expect(mine <= radiusM).toBe(theirs);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('geo: bounds and areas', () => {
  it('the bounds of a circle hold every point of it', () => {
    fc.assert(
      fc.property(
        position,
        fc.double({ min: 1, max: 200_000, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        (centre, radiusM, bearing) => {
          const [west, south, east, north] = circleBounds(centre, radiusM);
          const edge = destination(centre, bearing, radiusM * 0.999_999);
          expect(edge.lat).toBeGreaterThanOrEqual(south);
          expect(edge.lat).toBeLessThanOrEqual(north);
          const lon = [edge.lon, edge.lon + 360, edge.lon - 360];
          expect(lon.some((value) => value >= west && value <= east)).toBe(true);
        },
      ),
    );
  });

  it('areas and lengths of known shapes', () => {
    const ring = [
      { lon: 119, lat: 26 },
      { lon: 119.01, lat: 26 },
      { lon: 119.01, lat: 26.01 },
      { lon: 119, lat: 26.01 },
    ];
    const side =
      distanceM({ lon: 119, lat: 26 }, { lon: 119.01, lat: 26 }) *
      distanceM({ lon: 119, lat: 26 }, { lon: 119, lat: 26.01 });
    expect(ringAreaM2(ring) / side).toBeCloseTo(1, 3);
    expect(ringAreaM2(ring.slice(0, 2))).toBe(0);
    expect(pathLengthM(ring.slice(0, 3))).toBeCloseTo(
      distanceM({ lon: 119, lat: 26 }, { lon: 119.01, lat: 26 }) +
        distanceM({ lon: 119.01, lat: 26 }, { lon: 119.01, lat: 26.01 }),
      6,
    );
    expect(placeBounds({ position: { lon: 1, lat: 2 } })).toEqual([1, 2, 1, 2]);
    expect(placeBounds({ position: { lon: 119, lat: 26 }, geometry: square(119, 26, 1) })).toEqual([118, 25, 120, 27]);
  });

  it('a place that holds the whole asked polygon is inside it too', () => {
    const ring = [
      { lon: 118.99, lat: 25.99 },
      { lon: 119.01, lat: 25.99 },
      { lon: 119, lat: 26.01 },
    ];
    expect(placeInPolygon({ position: { lon: 119.4, lat: 26.4 }, geometry: square(119, 26, 0.5) }, ring)).toBe(true);
    expect(placeInPolygon({ position: { lon: 119, lat: 26 } }, ring)).toBe(true);
    expect(placeInPolygon({ position: { lon: 120, lat: 26 } }, ring)).toBe(false);
  });

  it('positions outside the world are refused', () => {
    expect(positionSchema.safeParse({ lon: 181, lat: 0 }).success).toBe(false);
    expect(positionSchema.safeParse({ lon: 0, lat: 91 }).success).toBe(false);
    expect(positionSchema.safeParse({ lon: Number.NaN, lat: 0 }).success).toBe(false);
  });
});
