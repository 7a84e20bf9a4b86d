type Stop = readonly [value: number, red: number, green: number, blue: number];

/** Height in metres to colour, dark: lowland teal to pale heights. */
const LAND: readonly Stop[] = [
  [0, 19, 47, 57],
  [150, 21, 53, 60],
  [500, 28, 62, 63],
  [1000, 42, 72, 68],
  [2000, 66, 84, 78],
  [3500, 88, 98, 94],
  [5500, 128, 138, 138],
];

/** Depth in metres (negative) to colour: shelf blue to the deep. */
const SEA: readonly Stop[] = [
  [-7000, 2, 7, 16],
  [-4000, 3, 10, 22],
  [-1500, 4, 15, 30],
  [-200, 6, 23, 42],
  [-60, 7, 29, 49],
  [0, 9, 36, 57],
];

export const INK = {
  coast: 'rgb(86, 208, 238)',
  coastGlow: 'rgba(56, 170, 214, 0.10)',
  coastInner: 'rgba(120, 220, 240, 0.10)',
  river: 'rgb(47, 138, 190)',
  nation: 'rgba(255, 196, 120, 0.85)',
  nationGlow: 'rgba(255, 170, 80, 0.14)',
  country: 'rgba(190, 205, 210, 0.42)',
  province: 'rgba(150, 214, 232, 0.72)',
  provinceGlow: 'rgba(110, 200, 230, 0.10)',
  city: 'rgba(140, 204, 224, 0.5)',
  county: 'rgba(134, 190, 208, 0.34)',
  grid: 'rgba(130, 200, 225, 0.10)',
  gridStrong: 'rgba(130, 205, 230, 0.20)',
  gridCross: 'rgba(160, 225, 245, 0.42)',
} as const;

function blend(stops: readonly Stop[], value: number): [number, number, number] {
  let below = stops[0];
  for (const stop of stops) {
    if (!below) break;
    if (stop[0] >= value) {
      const span = stop[0] - below[0];
      const share = span > 0 ? (value - below[0]) / span : 0;
      return [mix(below[1], stop[1], share), mix(below[2], stop[2], share), mix(below[3], stop[3], share)];
    }
    below = stop;
  }
  return below ? [below[1], below[2], below[3]] : [0, 0, 0];
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * Math.max(0, Math.min(1, share));
}

/** Colour of land of a height (metres) under a light of 0 to about 1.4, RGBA bytes. */
export function landColour(heightM: number, light: number): [number, number, number, number] {
  const [red, green, blue] = blend(LAND, heightM);
  const shine = 0.34 + 0.66 * light + Math.max(0, light - 1) * 0.9;
  return [red * shine, green * shine, blue * shine, 255];
}

/** Colour of the sea over a floor (metres, negative) under a light, RGBA bytes. */
export function seaColour(floorM: number, light: number): [number, number, number, number] {
  const [red, green, blue] = blend(SEA, floorM);
  const shine = 0.6 + 0.4 * light;
  return [red * shine, green * shine, blue * shine, 255];
}
