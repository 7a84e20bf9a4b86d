import { Math as CesiumMath, GeographicTilingScheme } from '@cesium/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEEPEST_LEVEL, tileView } from '../../../../renderer/map/basemap/tiles.ts';

describe('tile addresses', () => {
  it("agree with Cesium's geographic tiling at every level", () => {
    const scheme = new GeographicTilingScheme();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: DEEPEST_LEVEL }), fc.nat(), fc.nat(), (level, anyX, anyY) => {
        const x = anyX % scheme.getNumberOfXTilesAtLevel(level);
        const y = anyY % scheme.getNumberOfYTilesAtLevel(level);
        const rectangle = scheme.tileXYToRectangle(x, y, level);
        const view = tileView({ x, y, level });
        expect(view.west).toBeCloseTo(CesiumMath.toDegrees(rectangle.west), 9);
        expect(view.south).toBeCloseTo(CesiumMath.toDegrees(rectangle.south), 9);
        expect(view.east).toBeCloseTo(CesiumMath.toDegrees(rectangle.east), 9);
        expect(view.north).toBeCloseTo(CesiumMath.toDegrees(rectangle.north), 9);
      }),
    );
  });
});
