import { Cartesian3, Cartographic, Matrix4, Transforms } from '@cesium/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromEcef, toEcef } from '../../../renderer/map/host/ecef.ts';
import { EnuFrame } from '../../../renderer/map/host/enuFrame.ts';

const position = fc.record({
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -89.9, max: 89.9, noNaN: true }),
});

describe('Earth-centred coordinates', () => {
  it('are Cesium’s to a micrometre', () => {
    fc.assert(
      fc.property(position, (place) => {
        const [x, y, z] = toEcef(place);
        const cesium = Cartesian3.fromDegrees(place.lon, place.lat);
        expect(Math.hypot(x - cesium.x, y - cesium.y, z - cesium.z)).toBeLessThan(1e-6);
      }),
    );
  });

  it('come back to the position within a millimetre', () => {
    fc.assert(
      fc.property(position, (place) => {
        const back = fromEcef(toEcef(place));
        const [x, y, z] = toEcef(place);
        const [x2, y2, z2] = toEcef(back);
        expect(Math.hypot(x - x2, y - y2, z - z2)).toBeLessThan(1e-3);
      }),
    );
  });

  it('give Cesium’s longitude and latitude from above the ground too', () => {
    const point = Cartesian3.fromDegrees(118.6, 24.9, 3_000);
    const cartographic = Cartographic.fromCartesian(point);
    const place = fromEcef([point.x, point.y, point.z]);
    expect(place.lon).toBeCloseTo((cartographic.longitude * 180) / Math.PI, 8);
    expect(place.lat).toBeCloseTo((cartographic.latitude * 180) / Math.PI, 7);
  });
});

describe('the East-North-Up frame', () => {
  it('is Cesium’s frame at the same anchor', () => {
    fc.assert(
      fc.property(position, position, (anchor, place) => {
        const toWorld = Transforms.eastNorthUpToFixedFrame(Cartesian3.fromDegrees(anchor.lon, anchor.lat));
        const fromWorld = Matrix4.inverseTransformation(toWorld, new Matrix4());
        const expected = Matrix4.multiplyByPoint(
          fromWorld,
          Cartesian3.fromDegrees(place.lon, place.lat),
          new Cartesian3(),
        );
        const [east, north, up] = new EnuFrame(anchor).fromEcef(toEcef(place));
        expect(Math.hypot(east - expected.x, north - expected.y, up - expected.z)).toBeLessThan(1e-5);
      }),
    );
  });
});
