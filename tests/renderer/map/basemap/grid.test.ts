import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gcj02ToWgs84, wgs84ToGcj02 } from '../../../../assets/basemap/build/gcj02.ts';
import { centralMeridian, fromGrid, toGrid } from '../../../../renderer/map/basemap/gaussKruger.ts';
import { gridOf } from '../../../../renderer/map/basemap/grid.ts';
import { tileView } from '../../../../renderer/map/basemap/tiles.ts';
import { distanceM } from '../../../../shared/geo.ts';

describe('Gauss–Krüger', () => {
  it('comes back to where it started', () => {
    const lons = fc.double({ min: -180, max: 180, noNaN: true });
    const lats = fc.double({ min: -80, max: 80, noNaN: true });
    fc.assert(
      fc.property(lons, lats, (lon, lat) => {
        const meridian = centralMeridian(lon);
        const [backLon, backLat] = fromGrid(...toGrid(lon, lat, meridian), meridian);
        expect(backLon).toBeCloseTo(lon, 8);
        expect(backLat).toBeCloseTo(lat, 8);
      }),
    );
  });

  it('has the meridian arc of the ellipsoid: 10 001 965.729 m to the pole', () => {
    expect(toGrid(117, 89.999_999_999, 117)[1]).toBeCloseTo(10_001_965.729, 2);
    expect(toGrid(117, 0, 117)).toEqual([500_000, 0]);
  });

  it('keeps lengths near the central meridian', () => {
    const [e1, n1] = toGrid(117.0, 24.0, 117);
    const [e2, n2] = toGrid(117.0, 24.1, 117);
    // A degree of latitude at 24° on this ellipsoid is 110 757 m.
    expect(Math.hypot(e2 - e1, n2 - n1)).toBeCloseTo(11_075.7, 0);
  });
});

describe('the grid of a view', () => {
  it('is metric near the ground: its lines lie whole steps apart', () => {
    const degrees = 180 / 2 ** 12;
    const view = tileView({
      level: 12,
      x: Math.floor((117.59 + 180) / degrees),
      y: Math.floor((90 - 23.77) / degrees),
    });
    const { lines, crosses } = gridOf(view);
    expect(lines.length).toBeGreaterThan(6);
    const meridian = centralMeridian(view.west);
    for (let index = 0; index < crosses.length; index += 2) {
      const lon = view.west + ((crosses[index] ?? 0) / 512) * degrees;
      const lat = view.north - ((crosses[index + 1] ?? 0) / 512) * degrees;
      for (const metres of toGrid(lon, lat, meridian)) {
        expect(Math.abs(metres / 1000 - Math.round(metres / 1000))).toBeLessThan(1e-5);
      }
    }
  });

  it('has lines at every level, never a thicket', () => {
    for (let level = 0; level <= 16; level++) {
      const degrees = 180 / 2 ** level;
      const tile = { level, x: Math.floor((119.29 + 180) / degrees), y: Math.floor((90 - 25.45) / degrees) };
      const { lines } = gridOf(tileView(tile));
      expect(lines.length).toBeLessThan(40);
      if (level >= 9) expect(lines.length).toBeGreaterThan(3);
    }
  });
});

describe('GCJ-02', () => {
  it('comes back from WGS-84 within a centimetre, shifted by a few hundred metres', () => {
    const lons = fc.double({ min: 75, max: 134, noNaN: true });
    const lats = fc.double({ min: 18, max: 53, noNaN: true });
    fc.assert(
      fc.property(lons, lats, (lon, lat) => {
        const [shiftedLon, shiftedLat] = wgs84ToGcj02(lon, lat);
        const [backLon, backLat] = gcj02ToWgs84(shiftedLon, shiftedLat);
        expect(distanceM({ lon, lat }, { lon: backLon, lat: backLat })).toBeLessThan(0.01);
        const apart = distanceM({ lon, lat }, { lon: shiftedLon, lat: shiftedLat });
        expect(apart).toBeLessThan(1500);
      }),
    );
  });
});
