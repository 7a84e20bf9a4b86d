/** Linear red, green and blue of a surface, 0 to 1, and how much it shines by itself at night, 0 to 1. */
export interface Paint {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly glow: number;
}

const linear = (byte: number) => {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** Paint of an sRGB colour `#rrggbb`. */
export function paint(hex: string, glow = 0): Paint {
  const value = Number.parseInt(hex.slice(1), 16);
  return { r: linear((value >> 16) & 255), g: linear((value >> 8) & 255), b: linear(value & 255), glow };
}

/** The same, lighter (above 1) or darker. */
export function toned({ r, g, b, glow }: Paint, factor: number): Paint {
  return { r: Math.min(1, r * factor), g: Math.min(1, g * factor), b: Math.min(1, b * factor), glow };
}

export const PAINTS = {
  shell: paint('#d5dde1'),
  shellWarm: paint('#d9d6cc'),
  roof: paint('#b9c4ca'),
  floatingRoof: paint('#8d9aa2'),
  rim: paint('#6d7a83'),
  steel: paint('#7b8790'),
  darkSteel: paint('#4a555d'),
  frame: paint('#5a7283'),
  concrete: paint('#8e9390'),
  dike: paint('#a5a69d'),
  dikeFloor: paint('#5f6664'),
  rail: paint('#d9b13a'),
  platform: paint('#8b959b'),
  glass: paint('#3c5368', 0),
  glassLit: paint('#4b6275', 1),
  sill: paint('#c9cdcc'),
  door: paint('#44525c'),
  stackWhite: paint('#e4e6e4'),
  stackRed: paint('#c33a2c'),
  beacon: paint('#ff3a2a', 1),
  lamp: paint('#fff0c8', 1),
  asphalt: paint('#3b4347'),
  kerb: paint('#8b9291'),
  marking: paint('#e0dfd2'),
  plot: paint('#6e7775'),
  park: paint('#4c5a4f'),
  grass: paint('#48683f'),
  tree: paint('#3a5c37'),
  trunk: paint('#5b4a38'),
  fence: paint('#86949a'),
  truck: paint('#c9ced0'),
  truckCab: paint('#2f6fae'),
} as const;

/** Walls and roofs that buildings take in turn. */
export const WALLS = ['#b8c0c2', '#c6bfae', '#aeb9bf', '#bfc4b8', '#b3b0ab'].map((hex) => paint(hex));
export const ROOFS = ['#4f7fa6', '#8b9499', '#7f5a4c', '#5d7a6c', '#6f7b85'].map((hex) => paint(hex));

/**
 * Identifying colours of pipes by what they carry, after GB 7231-2003: water green, steam red, air grey, gases yellow,
 * acids and alkalis violet, flammable liquids brown, other liquids black, oxygen light blue.
 */
export const CONTENT_PAINTS = {
  water: paint('#2f8f5b'),
  steam: paint('#b8352b'),
  air: paint('#aab3b8'),
  gas: paint('#cf9a1f'),
  acid: paint('#7b5aa6'),
  flammable: paint('#8a5a33'),
  other: paint('#3a4046'),
  oxygen: paint('#5fa8cf'),
} as const;

const CONTENTS: readonly (readonly [RegExp, keyof typeof CONTENT_PAINTS])[] = [
  [/蒸汽/, 'steam'],
  [/氧气|液氧/, 'oxygen'],
  [/酸|碱|氢氧化/, 'acid'],
  [/液化|天然气|氨|氯|氢|乙烯|丙烯|丁烯|丁二烯|甲烷|乙烷|丙烷|丁烷|煤气|光气|环氧乙烷|硫化氢/, 'gas'],
  [/油|苯|醇|酮|酯|醚|腈|烃|醛|烷|烯|胺|酚|石脑/, 'flammable'],
  [/水/, 'water'],
];

/** Colour of what an installation holds, by the name of the substance. */
export function contentPaint(substance: string | undefined): Paint {
  const found = CONTENTS.find(([pattern]) => pattern.test(substance ?? ''));
  return CONTENT_PAINTS[found?.[1] ?? 'other'];
}

/** Colour of drains by their water, as plants draw them. */
export const WATER_PAINTS = {
  rain: paint('#2f9bff', 0.75),
  sewage: paint('#c8842a', 0.75),
  process: paint('#c24ad8', 0.75),
  clean: paint('#35d0b0', 0.75),
  fire: paint('#ff5040', 0.75),
} as const;
