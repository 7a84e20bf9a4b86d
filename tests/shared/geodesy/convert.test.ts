import { describe, expect, it } from 'vitest';
import { isShifted } from '../../../shared/geodesy/chinaOutline.ts';
import { toWgs84 } from '../../../shared/geodesy/convert.ts';
import {
  COORDINATE_SYSTEMS,
  isCoordinateSystem,
  PROJECTED_SYSTEMS,
  projectedSystem,
} from '../../../shared/geodesy/coordinateSystems.ts';
import { CHINA_CITIES } from './chinaCities.ts';

/** Places of China close to its border and its islands. */
const AT_THE_BORDER: Readonly<Record<string, readonly [number, number]>> = {
  漠河: [122.54, 52.97],
  黑河: [127.5, 50.25],
  抚远: [134.3, 48.37],
  虎林: [132.98, 45.77],
  绥芬河: [131.15, 44.4],
  珲春: [130.37, 42.87],
  长白: [128.2, 41.42],
  集安: [126.19, 41.12],
  丹东: [124.39, 40.13],
  威海: [122.12, 37.51],
  舟山嵊泗: [122.45, 30.73],
  台北: [121.56, 25.04],
  高雄: [120.3, 22.62],
  香港: [114.17, 22.28],
  澳门: [113.55, 22.2],
  三亚: [109.51, 18.25],
  永兴岛: [112.34, 16.83],
  东兴: [107.97, 21.55],
  凭祥: [106.76, 22.1],
  河口: [103.94, 22.53],
  勐腊: [101.56, 21.48],
  瑞丽: [97.85, 24.01],
  腾冲: [98.49, 25.02],
  墨脱: [95.33, 29.33],
  错那: [91.96, 27.99],
  亚东: [88.91, 27.48],
  聂拉木樟木: [85.98, 27.99],
  普兰: [81.18, 30.29],
  狮泉河: [80.1, 32.5],
  塔什库尔干: [75.23, 37.77],
  喀什: [75.99, 39.47],
  乌恰: [75.26, 39.72],
  阿图什吐尔尕特: [75.4, 40.5],
  霍尔果斯: [80.42, 44.21],
  塔城: [82.98, 46.75],
  喀纳斯: [87.02, 48.72],
  阿勒泰: [88.14, 47.85],
  巴里坤: [93.02, 43.6],
  额济纳: [101.07, 41.96],
  二连浩特: [111.98, 43.65],
  阿尔山: [119.94, 47.18],
  满洲里: [117.44, 49.59],
};
const ABROAD: Readonly<Record<string, readonly [number, number]>> = {
  Tokyo: [139.7, 35.69],
  Seoul: [126.98, 37.57],
  Pyongyang: [125.75, 39.03],
  Vladivostok: [131.9, 43.12],
  Ulaanbaatar: [106.9, 47.92],
  Irkutsk: [104.3, 52.29],
  Almaty: [76.93, 43.25],
  Bishkek: [74.6, 42.87],
  Kathmandu: [85.32, 27.71],
  Delhi: [77.2, 28.61],
  Dhaka: [90.4, 23.8],
  Mandalay: [96.08, 21.98],
  Hanoi: [105.85, 21.03],
  Bangkok: [100.5, 13.75],
  Manila: [120.98, 14.6],
  Singapore: [103.85, 1.29],
  Sydney: [151.2, -33.87],
  London: [-0.12, 51.5],
  Andorra: [1.52, 42.51],
};

const differs = (a: readonly [number, number] | undefined, b: readonly [number, number]) =>
  Math.max(Math.abs((a?.[0] ?? 999) - b[0]), Math.abs((a?.[1] ?? 999) - b[1]));

describe("positions of Chinese web maps, against gcoord's published table", () => {
  it.each(CHINA_CITIES)('%s', (_name, wgs84, gcj02, bd09) => {
    expect(differs(toWgs84('gcj02')(...gcj02), wgs84)).toBeLessThan(1e-4);
    expect(differs(toWgs84('bd09')(...bd09), wgs84)).toBeLessThan(1e-4);
  });

  it.each(Object.entries(ABROAD))('%s is unchanged', (_name, place) => {
    expect(toWgs84('gcj02')(...place)).toEqual(place);
    expect(toWgs84('bd09')(...place)).toEqual(place);
  });

  it.each(Object.entries(AT_THE_BORDER))('%s is shifted', (_name, place) => {
    expect(isShifted(...place)).toBe(true);
    expect(differs(toWgs84('gcj02')(...place), place)).toBeGreaterThan(1e-4);
  });
});

describe('coordinate systems', () => {
  it('has every Gauss-Krüger zone of China by its EPSG code', () => {
    expect(new Set(COORDINATE_SYSTEMS).size).toBe(COORDINATE_SYSTEMS.length);
    expect(PROJECTED_SYSTEMS.length).toBe(3 * 2 * (21 + 11) + 11);
    expect(projectedSystem('epsg:4548')).toMatchObject({ datum: 'cgcs2000', zoneWidthDeg: 3, centralMeridianDeg: 117 });
    expect(projectedSystem('epsg:4527')).toMatchObject({ zone: 39, hasPrefix: true, centralMeridianDeg: 117 });
    expect(projectedSystem('epsg:2437')).toMatchObject({ datum: 'beijing54', centralMeridianDeg: 120 });
    expect(projectedSystem('epsg:21421')).toMatchObject({ datum: 'beijing54', zone: 21, centralMeridianDeg: 123 });
    expect(isCoordinateSystem('epsg:3857')).toBe(false);
  });

  it('takes nothing from outside a zone', () => {
    expect(toWgs84('epsg:4548')(-900_000, 2_600_000)).toBeUndefined();
    expect(toWgs84('epsg:4548')(500_000, -5)).toBeUndefined();
    expect(toWgs84('epsg:4548')(39_500_000, 2_600_000)).toBeUndefined();
  });
});
