import type { Installation } from '../records/installation.ts';

/** Outer measures of an installation's body in 3D, metres. Round bodies stand on a circle, the others on a rectangle. */
export interface BodySize {
  readonly shape: 'round' | 'long';
  /** Round bodies: diameter. Others: across the long side. */
  readonly widthM: number;
  /** Along `headingDeg`; the diameter of round bodies. */
  readonly lengthM: number;
  /** From the foot to the top. */
  readonly heightM: number;
}

type Sized = Pick<Installation, 'category' | 'diameterM' | 'lengthM' | 'widthM' | 'structureHeightM' | 'volumeM3'>;

/** Height of a tank as a share of its diameter where only one of volume, diameter and height is known. */
const TANK_SLENDERNESS = 0.8;

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));
const long = (widthM: number, lengthM: number, heightM: number): BodySize => ({
  shape: 'long',
  widthM,
  lengthM,
  heightM,
});
const round = (diameterM: number, heightM: number): BodySize => ({
  shape: 'round',
  widthM: diameterM,
  lengthM: diameterM,
  heightM,
});

/**
 * Size of an installation's body. What the record does not say is worked out from its volume, else taken from common
 * plant: tank 20 m × 16 m, sphere 15 m on legs, horizontal tank 2.6 m × 9 m, reactor 3 m × 7 m, column 3 m × 36 m,
 * warehouse 60 × 24 × 9 m, building 40 × 16 × 12 m, pipe rack 60 × 6 × 8 m, stack 2.5 m × 60 m, loading bay
 * 24 × 12 × 6.5 m, anything else 8 × 6 × 5 m.
 */
export function bodySizeOf(record: Sized): BodySize {
  const { category, structureHeightM: heightM, lengthM, widthM } = record;
  const volumeM3 = record.volumeM3 || undefined;
  const diameterM = record.diameterM ?? (lengthM === undefined ? widthM : undefined);
  switch (category) {
    case 'tank': {
      const across =
        diameterM ??
        (volumeM3 === undefined
          ? 20
          : heightM === undefined
            ? Math.cbrt((volumeM3 * 4) / (Math.PI * TANK_SLENDERNESS))
            : Math.sqrt((volumeM3 * 4) / (Math.PI * heightM)));
      const foot = (Math.PI * across * across) / 4;
      return round(
        clamp(across, 0.5, 500),
        heightM ?? (volumeM3 ? clamp(volumeM3 / foot, 1, 40) : clamp(across * TANK_SLENDERNESS, 2, 22)),
      );
    }
    case 'sphere': {
      const across = clamp(diameterM ?? (volumeM3 ? Math.cbrt((volumeM3 * 6) / Math.PI) : 15), 0.5, 500);
      return round(across, Math.max(across, heightM ?? across * 1.25));
    }
    case 'horizontalTank': {
      const across = record.diameterM ?? widthM ?? 2.6;
      const along = lengthM ?? (volumeM3 ? clamp((volumeM3 * 4) / (Math.PI * across * across), across, 60) : 9);
      return long(across, along, heightM ?? across + 1);
    }
    case 'reactor':
      return round(diameterM ?? (volumeM3 ? clamp(Math.cbrt(volumeM3), 0.8, 8) : 3), heightM ?? 7);
    case 'column':
      return round(diameterM ?? 3, heightM ?? 36);
    case 'stack':
      return round(diameterM ?? 2.5, heightM ?? 60);
    case 'warehouse':
      return long(widthM ?? 24, lengthM ?? 60, heightM ?? 9);
    case 'building':
      return long(widthM ?? 16, lengthM ?? 40, heightM ?? 12);
    case 'pipeRack':
      return long(widthM ?? 6, lengthM ?? 60, heightM ?? 8);
    case 'loadingBay':
      return long(widthM ?? 12, lengthM ?? 24, heightM ?? 6.5);
    case 'other':
      return diameterM === undefined ? long(widthM ?? 6, lengthM ?? 8, heightM ?? 5) : round(diameterM, heightM ?? 5);
  }
}
