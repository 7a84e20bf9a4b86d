import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsDistanceM, planarDistanceM } from '../../../main/firms/planarDistance.ts';
import { destination, distanceToPlaceM, type Geometry, type Position, placeBounds } from '../../../shared/geo.ts';

/** A shape of some kilometres, up to 40 km away from `from`. */
const cases = fc.record({
  lon: fc.double({ min: 100, max: 122, noNaN: true }),
  lat: fc.double({ min: 18, max: 45, noNaN: true }),
  away: fc.double({ min: 0, max: 40_000, noNaN: true }),
  bearing: fc.double({ min: 0, max: 360, noNaN: true }),
  size: fc.double({ min: 50, max: 8000, noNaN: true }),
  shape: fc.constantFrom('point', 'line', 'area', 'hole'),
});

const ringOf = (centre: Position, radiusM: number): number[][] =>
  [0, 60, 120, 180, 240, 300, 0].map((bearing) => {
    const { lon, lat } = destination(centre, bearing, radiusM);
    return [lon, lat];
  });

describe('planar distance', () => {
  it('is within 0.5 % (or 2 m) of the distance on the sphere', () => {
    fc.assert(
      fc.property(cases, ({ lon, lat, away, bearing, size, shape }) => {
        const from = { lon, lat };
        const position = destination(from, bearing, away);
        const geometry: Geometry | undefined =
          shape === 'point'
            ? undefined
            : shape === 'line'
              ? { type: 'LineString', coordinates: ringOf(position, size).slice(0, 4) }
              : {
                  type: 'Polygon',
                  coordinates: [ringOf(position, size), ...(shape === 'hole' ? [ringOf(position, size / 2)] : [])],
                };
        const place = { position, ...(geometry ? { geometry } : {}) };
        const exact = distanceToPlaceM(from, place);
        const planar = planarDistanceM(from, place);
        expect(Math.abs(planar - exact)).toBeLessThanOrEqual(Math.max(2, exact * 0.005));
        expect(boundsDistanceM(from, placeBounds(place))).toBeLessThanOrEqual(planar + 1);
      }),
      { numRuns: 400 },
    );
  });
});
