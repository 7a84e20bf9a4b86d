import {
  area,
  booleanIntersects,
  buffer,
  circle,
  distance,
  intersect,
  length,
  lineString,
  multiPolygon,
  pointToLineDistance,
  polygon,
} from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circleRegion } from '../../../shared/geo/circleRegion.ts';
import { corridorRegion } from '../../../shared/geo/corridorRegion.ts';
import { outlineOf, packOutline, unpackOutline } from '../../../shared/geo/outline.ts';
import { polygonRegion, ringRegion } from '../../../shared/geo/polygonRegion.ts';
import type { Region } from '../../../shared/geo/region.ts';
import { lonNear } from '../../../shared/geo/sphere.ts';
import { destination, distanceToPlaceM, type Geometry, type Position, placeInPolygon } from '../../../shared/geo.ts';

/** Middles everywhere that people live, and round the 180° meridian. */
const middle = fc.oneof(
  fc.record({
    lon: fc.double({ min: -170, max: 170, noNaN: true }),
    lat: fc.double({ min: -60, max: 60, noNaN: true }),
  }),
  fc.record({ lon: fc.constantFrom(179.99, -179.99, 180), lat: fc.double({ min: -50, max: 50, noNaN: true }) }),
);
const bearing = fc.double({ min: 0, max: 360, noNaN: true });
/** Offsets from a middle: direction and metres. */
const offset = (most: number) => fc.tuple(bearing, fc.double({ min: 1, max: most, noNaN: true }));
const at = (from: Position, [bearingDeg, metres]: readonly [number, number]) => destination(from, bearingDeg, metres);

/** A star-shaped ring round a middle: any distances, directions in order. */
const ringRound = (most: number) =>
  fc
    .array(fc.double({ min: most / 20, max: most, noNaN: true }), { minLength: 3, maxLength: 14 })
    .map(
      (distances) => (from: Position) =>
        distances.map((metres, i) => destination(from, (360 * i) / distances.length, metres)),
    );

/** Longitudes side by side with the middle's, so that turf, which knows no meridian, sees one plane. */
const beside = (from: Position, points: readonly Position[]): number[][] =>
  points.map(({ lon, lat }) => [lonNear(lon, from.lon), lat]);
const closed = (points: number[][]) => [...points, points[0] ?? []];
const areaGeometry = (points: number[][]): Geometry => ({ type: 'Polygon', coordinates: [closed(points)] });
const lineGeometry = (points: number[][]): Geometry => ({ type: 'LineString', coordinates: points });
const flat = (points: number[][]) => Float64Array.from(points.flat());
/** As stored: longitudes between −180° and 180°. */
const stored = (geometry: Geometry) => unpackOutline(packOutline(outlineOf(geometry)));
const wrap = (points: number[][]) => points.map(([lon = 0, lat = 0]) => [lonNear(lon, 0), lat]);

/** Within this of the edge either answer is right, metres. */
const TOUCH_M = 0.01;

function holdsAll(region: Region, points: readonly (readonly number[])[]): void {
  for (const [lon = 0, lat = 0] of points) {
    const held = region.boxes.some(([west, south, east, north]) => {
      const x = lonNear(lon, (west + east) / 2);
      return x >= west && x <= east && lat >= south && lat <= north;
    });
    expect(held).toBe(true);
  }
}

describe('circles', () => {
  it('hold exactly the points that turf finds within the radius', () => {
    fc.assert(
      fc.property(middle, offset(20_000), fc.double({ min: 10, max: 15_000, noNaN: true }), (centre, off, radiusM) => {
        const point = at(centre, off);
        const metres = distance([centre.lon, centre.lat], [point.lon, point.lat], { units: 'meters' });
        if (Math.abs(metres - radiusM) < TOUCH_M) return;
        const placement = circleRegion(centre, radiusM).point(point.lon, point.lat);
        expect(placement !== undefined).toBe(metres < radiusM);
        if (placement) expect(placement.distanceM).toBeCloseTo(metres, 3);
      }),
      { numRuns: 300 },
    );
  });

  it('reach outlines from their edge, as distanceToPlaceM does with turf', () => {
    fc.assert(
      fc.property(middle, offset(9000), ringRound(4000), fc.boolean(), (centre, off, ring, line) => {
        const around = at(centre, off);
        const points = beside(centre, ring(around));
        const geometry = line ? lineGeometry(points) : areaGeometry(points);
        const expected = distanceToPlaceM(
          { lon: lonNear(centre.lon, centre.lon), lat: centre.lat },
          { position: around, geometry },
        );
        const wide = circleRegion(centre, expected + 1).outline(
          stored(line ? lineGeometry(wrap(points)) : areaGeometry(wrap(points))),
        );
        expect(wide?.distanceM).toBeCloseTo(expected, 2);
        if (expected > 1) expect(circleRegion(centre, expected - 1).outline(stored(geometry))).toBeUndefined();
        if (expected <= 0) holdsAll(circleRegion(centre, 20_000), wrap(points));
      }),
      { numRuns: 200 },
    );
  });

  it('tell the share of a block and the length of a road inside, as turf does with a circle of 512 corners', () => {
    fc.assert(
      fc.property(middle, offset(3000), ringRound(2500), (centre, off, ring) => {
        const points = beside(centre, ring(at(centre, off)));
        const radiusM = 2500;
        const round = circle([centre.lon, centre.lat], radiusM, { steps: 512, units: 'meters' });
        const fixed = polygon([
          closed(
            round.geometry.coordinates[0]?.slice(0, -1).map(([lon = 0, lat = 0]) => [lonNear(lon, centre.lon), lat]) ??
              [],
          ),
        ]);
        const block = polygon([closed(points)]);
        const common = intersect({ type: 'FeatureCollection', features: [fixed, block] });
        const expected = common ? area(common) / area(block) : 0;
        expect(circleRegion(centre, radiusM).share(stored(areaGeometry(wrap(points))))).toBeCloseTo(expected, 3);
      }),
      { numRuns: 200 },
    );
  });
});

describe('polygons', () => {
  it('hold and touch what turf says, across the 180° meridian too', () => {
    fc.assert(
      fc.property(
        middle,
        ringRound(8000),
        offset(9000),
        ringRound(3000),
        fc.integer({ min: 0, max: 2 }),
        (centre, ring, off, other, form) => {
          const corners = ring(centre);
          const region = ringRegion(corners);
          const plane = beside(centre, corners).map(([lon = 0, lat = 0]) => ({ lon, lat }));
          const where = at(centre, off);
          if (form === 0) {
            const expected = placeInPolygon(
              { position: { lon: lonNear(where.lon, centre.lon), lat: where.lat } },
              plane,
            );
            expect(region.point(where.lon, where.lat) !== undefined).toBe(expected);
            return;
          }
          const points = beside(centre, other(where));
          const geometry = form === 1 ? lineGeometry(points) : areaGeometry(points);
          const expected = booleanIntersects(geometry as GeoJSON.Geometry, polygon([closed(beside(centre, corners))]));
          const asStored = form === 1 ? lineGeometry(wrap(points)) : areaGeometry(wrap(points));
          expect(region.outline(stored(asStored)) !== undefined).toBe(expected);
          if (expected && form === 1) holdsAll(ringRegion(corners), wrap(beside(centre, corners)));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('tell shares and lengths inside', () => {
    fc.assert(
      fc.property(middle, ringRound(8000), offset(6000), ringRound(3000), (centre, ring, off, other) => {
        const corners = beside(centre, ring(centre));
        const points = beside(centre, other(at(centre, off)));
        const region = polygonRegion(stored(areaGeometry(wrap(corners))));
        const block = polygon([closed(points)]);
        const common = intersect({ type: 'FeatureCollection', features: [polygon([closed(corners)]), block] });
        expect(region.share(stored(areaGeometry(wrap(points))))).toBeCloseTo(
          common ? area(common) / area(block) : 0,
          6,
        );
        const whole = length(lineString(points), { units: 'meters' });
        const [inside, outside] = [region, outsideOf(corners)].map((side) =>
          side.lengthInsideM(stored(lineGeometry(wrap(points)))),
        );
        // What is inside and what is outside are the whole.
        expect((inside ?? 0) + (outside ?? 0)).toBeCloseTo(whole, 2);
      }),
      { numRuns: 200 },
    );
  });

  it('leave holes out', () => {
    const square = (half: number) =>
      closed([
        [-half, -half],
        [half, -half],
        [half, half],
        [-half, half],
      ]);
    const region = polygonRegion(outlineOf({ type: 'Polygon', coordinates: [square(1), square(0.5)] }));
    expect(region.point(0, 0)).toBeUndefined();
    expect(region.point(0.75, 0)).toBeDefined();
    expect(region.areaM2).toBeCloseTo(area(polygon([square(1), square(0.5)])), 0);
    expect(region.outline(outlineOf({ type: 'Polygon', coordinates: [square(0.2)] }))).toBeUndefined();
    expect(region.outline(outlineOf({ type: 'Polygon', coordinates: [square(3)] }))).toBeDefined();
    expect(region.share(outlineOf({ type: 'Polygon', coordinates: [square(0.6)] }))).toBeCloseTo(
      1 - area(polygon([square(0.5)])) / area(polygon([square(0.6)])),
      4,
    );
    expect(region.share(outlineOf({ type: 'Polygon', coordinates: [square(2)] }))).toBeCloseTo(
      area(polygon([square(1), square(0.5)])) / area(polygon([square(2)])),
      4,
    );
  });

  /** Everything round the corners but their inside. */
  function outsideOf(corners: number[][]): Region {
    const [lons, lats] = [corners.map(([lon = 0]) => lon), corners.map(([, lat = 0]) => lat)];
    const [west, south, east, north] = [
      Math.min(...lons) - 1,
      Math.min(...lats) - 1,
      Math.max(...lons) + 1,
      Math.max(...lats) + 1,
    ];
    const frame = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ];
    return polygonRegion(outlineOf({ type: 'Polygon', coordinates: [closed(frame), closed(corners)] }));
  }
});

describe('corridors', () => {
  const path = fc.array(offset(3000), { minLength: 2, maxLength: 8 }).map((steps) => (from: Position) => {
    let here = from;
    return steps.map((step) => {
      here = at(here, step);
      return here;
    });
  });

  it('hold exactly the points that turf finds within the width of the line, with how far along', () => {
    fc.assert(
      fc.property(
        middle,
        path,
        offset(9000),
        fc.double({ min: 20, max: 3000, noNaN: true }),
        (from, steps, off, widthM) => {
          const line = beside(from, steps(from));
          const where = at(from, off);
          const metres = pointToLineDistance([lonNear(where.lon, from.lon), where.lat], lineString(line), {
            units: 'meters',
          });
          if (Math.abs(metres - widthM) < TOUCH_M) return;
          const region = corridorRegion([flat(wrap(line))], widthM);
          const placement = region.point(where.lon, where.lat);
          expect(placement !== undefined).toBe(metres < widthM);
          if (!placement) return;
          expect(placement.distanceM).toBeCloseTo(metres, 2);
          expect(placement.alongM).toBeGreaterThanOrEqual(-TOUCH_M);
          expect(placement.alongM).toBeLessThanOrEqual((region.lengthM ?? 0) + TOUCH_M);
          holdsAll(region, [[where.lon, where.lat]]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('touch outlines whose nearest edge is within the width', () => {
    fc.assert(
      fc.property(middle, path, offset(7000), ringRound(1500), fc.boolean(), (from, steps, off, ring, isLine) => {
        const line = beside(from, steps(from));
        const points = beside(from, ring(at(from, off)));
        const geometry = isLine ? lineGeometry(points) : areaGeometry(points);
        const met = booleanIntersects(geometry as GeoJSON.Geometry, lineString(line));
        const edge = isLine ? points : closed(points);
        const apart = Math.min(
          ...edge.map((point) => pointToLineDistance(point, lineString(line), { units: 'meters' })),
          ...line.map((point) => pointToLineDistance(point, lineString(edge), { units: 'meters' })),
        );
        const expected = met ? 0 : apart;
        const asStored = stored(isLine ? lineGeometry(wrap(points)) : areaGeometry(wrap(points)));
        const placement = corridorRegion([flat(wrap(line))], expected + 1).outline(asStored);
        expect(placement?.distanceM).toBeCloseTo(expected, 2);
        if (expected > 2) expect(corridorRegion([flat(wrap(line))], expected - 1).outline(asStored)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it('tell shares to a twentieth and lengths to a tenth of the width, as turf’s buffer does', () => {
    fc.assert(
      fc.property(path, offset(3000), ringRound(1500), (steps, off, ring) => {
        const from = { lon: 118, lat: 25 };
        const line = beside(from, steps(from));
        const points = beside(from, ring(at(from, off)));
        const region = corridorRegion([flat(line)], 800);
        const zone = buffer(lineString(line), 800, { units: 'meters', steps: 32 });
        if (!zone) throw new Error('no buffer');
        const block = polygon([closed(points)]);
        const common = intersect({ type: 'FeatureCollection', features: [zone, block] });
        const share = region.share(stored(areaGeometry(points)));
        expect(Math.abs(share - (common ? area(common) / area(block) : 0))).toBeLessThan(0.05);
        expect(region.lengthInsideM(stored(lineGeometry(line)))).toBeCloseTo(region.lengthM ?? 0, 3);
      }),
      { numRuns: 60 },
    );
  });
});

it('an outline comes back from its bytes as it was', () => {
  const pair = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }));
  const ring = fc.array(pair, { minLength: 4, maxLength: 9 });
  fc.assert(
    fc.property(
      fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      (coordinates) => {
        const outline = outlineOf({ type: 'MultiPolygon', coordinates });
        expect(unpackOutline(packOutline(outline))).toEqual(outline);
        expect(multiPolygon(coordinates).geometry.coordinates.map((polygon) => polygon.length)).toEqual(outline.rings);
      },
    ),
  );
  expect(() =>
    unpackOutline(
      packOutline(
        outlineOf(
          lineGeometry([
            [1, 2],
            [3, 4],
          ]),
        ),
      ).slice(0, 40),
    ),
  ).toThrow(RangeError);
});
