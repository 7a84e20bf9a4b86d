type Stop = readonly [value: number, red: number, green: number, blue: number];

/** Height in metres to colour, dark: lowland teal to pale heights. */
const LAND: readonly Stop[] = [
  [0, 24, 54, 63],
  [120, 23, 54, 61],
  [500, 29, 63, 64],
  [1000, 40, 71, 67],
  [2000, 55, 77, 72],
  [3500, 66, 80, 80],
  [5500, 92, 106, 110],
];

/** Depth in metres (negative) to colour: shelf blue to the deep. */
const SEA: readonly Stop[] = [
  [-7000, 2, 6, 14],
  [-4000, 3, 9, 20],
  [-1500, 3, 12, 26],
  [-200, 5, 18, 35],
  [-60, 5, 22, 40],
  [0, 6, 27, 46],
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

/** A ramp of colours as a table, so that a pixel costs no search. */
class Ramp {
  private readonly table: Float32Array;
  private readonly from: number;
  private readonly step: number;

  constructor(stops: readonly Stop[], step: number) {
    this.from = stops[0]?.[0] ?? 0;
    this.step = step;
    const count = Math.ceil(((stops.at(-1)?.[0] ?? 0) - this.from) / step) + 1;
    this.table = Float32Array.from({ length: count }, (_, index) => this.from + index * step).reduce(
      (table, value, index) => {
        table.set(blend(stops, value), index * 3);
        return table;
      },
      new Float32Array(count * 3),
    );
  }

  /** Writes one RGBA pixel: the colour of a value, times `shine`. */
  paint(rgba: Uint8ClampedArray, pixel: number, value: number, shine: number): void {
    const last = this.table.length / 3 - 1;
    const entry = Math.max(0, Math.min(last, Math.round((value - this.from) / this.step))) * 3;
    rgba[pixel] = (this.table[entry] ?? 0) * shine;
    rgba[pixel + 1] = (this.table[entry + 1] ?? 0) * shine;
    rgba[pixel + 2] = (this.table[entry + 2] ?? 0) * shine;
    rgba[pixel + 3] = 255;
  }
}

const landRamp = new Ramp(LAND, 5);
const seaRamp = new Ramp(SEA, 10);

/** Paints land of a height (metres) under a light of 0 (turned away) over 1 (flat) to 1.4 (towards it). */
export function paintLand(rgba: Uint8ClampedArray, pixel: number, heightM: number, light: number): void {
  landRamp.paint(rgba, pixel, heightM, 0.22 + 0.78 * light + Math.max(0, light - 1) * 1.1);
}

/** Paints the sea over a floor (metres, negative) under a light. */
export function paintSea(rgba: Uint8ClampedArray, pixel: number, floorM: number, light: number): void {
  seaRamp.paint(rgba, pixel, floorM, 0.6 + 0.4 * light);
}
