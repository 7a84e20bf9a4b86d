/** Geodetic datums of China's maps, and WGS-84. */
export const DATUMS = ['wgs84', 'cgcs2000', 'xian80', 'beijing54'] as const;
export type Datum = (typeof DATUMS)[number];

/** Degrees: of a datum, or shifted as Chinese web maps must (GCJ-02: Amap, Tencent; BD-09: Baidu). */
const DEGREE_SYSTEMS = ['wgs84', 'cgcs2000', 'gcj02', 'bd09', 'xian80', 'beijing54'] as const;

/** A Gauss-Krüger (or UTM) zone: metres east and north. */
export interface ProjectedSystem {
  readonly id: `epsg:${number}`;
  readonly datum: Datum;
  /** Width of the zone, degrees: 3 or 6. */
  readonly zoneWidthDeg: 3 | 6;
  /** Number of the zone, as it stands before the easting when `hasPrefix`. */
  readonly zone: number;
  readonly centralMeridianDeg: number;
  /** True when eastings begin with the zone's number: 39 500 000 instead of 500 000. */
  readonly hasPrefix: boolean;
  /** UTM: scale 0.9996 on the central meridian. */
  readonly isUtm: boolean;
}

/** First EPSG code of each run of zones (EPSG Dataset); codes go up with the zone. */
const RUNS = [
  { datum: 'cgcs2000', zoneWidthDeg: 6, hasPrefix: true, first: 4491 },
  { datum: 'cgcs2000', zoneWidthDeg: 6, hasPrefix: false, first: 4502 },
  { datum: 'cgcs2000', zoneWidthDeg: 3, hasPrefix: true, first: 4513 },
  { datum: 'cgcs2000', zoneWidthDeg: 3, hasPrefix: false, first: 4534 },
  { datum: 'xian80', zoneWidthDeg: 6, hasPrefix: true, first: 2327 },
  { datum: 'xian80', zoneWidthDeg: 6, hasPrefix: false, first: 2338 },
  { datum: 'xian80', zoneWidthDeg: 3, hasPrefix: true, first: 2349 },
  { datum: 'xian80', zoneWidthDeg: 3, hasPrefix: false, first: 2370 },
  { datum: 'beijing54', zoneWidthDeg: 6, hasPrefix: true, first: 21413 },
  { datum: 'beijing54', zoneWidthDeg: 6, hasPrefix: false, first: 21453 },
  { datum: 'beijing54', zoneWidthDeg: 3, hasPrefix: true, first: 2401 },
  { datum: 'beijing54', zoneWidthDeg: 3, hasPrefix: false, first: 2422 },
] as const;

/** Zones of China: 75° E to 135° E. */
const FIRST_ZONE = { 3: 25, 6: 13 } as const;
const ZONES = { 3: 21, 6: 11 } as const;
const FIRST_MERIDIAN_DEG = 75;

function gaussKrueger(): ProjectedSystem[] {
  return RUNS.flatMap(({ datum, zoneWidthDeg, hasPrefix, first }) =>
    Array.from({ length: ZONES[zoneWidthDeg] }, (_, i) => ({
      id: `epsg:${first + i}` as const,
      datum,
      zoneWidthDeg,
      zone: FIRST_ZONE[zoneWidthDeg] + i,
      centralMeridianDeg: FIRST_MERIDIAN_DEG + i * zoneWidthDeg,
      hasPrefix,
      isUtm: false,
    })),
  );
}

/** WGS-84 / UTM zones 43N to 53N, as satellite receivers write them. */
function utm(): ProjectedSystem[] {
  return Array.from({ length: 11 }, (_, i) => ({
    id: `epsg:${32_643 + i}` as const,
    datum: 'wgs84',
    zoneWidthDeg: 6,
    zone: 43 + i,
    centralMeridianDeg: FIRST_MERIDIAN_DEG + i * 6,
    hasPrefix: false,
    isUtm: true,
  }));
}

/** Every projected system that a file may be in. */
export const PROJECTED_SYSTEMS: readonly ProjectedSystem[] = [...gaussKrueger(), ...utm()];

/** Every coordinate system that a file may be in, degrees first. */
export const COORDINATE_SYSTEMS: readonly string[] = [...DEGREE_SYSTEMS, ...PROJECTED_SYSTEMS.map(({ id }) => id)];

/** Name of a coordinate system of the table: `wgs84`, `gcj02`, `epsg:4548`. */
export type CoordinateSystem = (typeof DEGREE_SYSTEMS)[number] | ProjectedSystem['id'];

const known: ReadonlySet<string> = new Set(COORDINATE_SYSTEMS);

export function isCoordinateSystem(id: string): id is CoordinateSystem {
  return known.has(id);
}

const byId: ReadonlyMap<string, ProjectedSystem> = new Map(PROJECTED_SYSTEMS.map((system) => [system.id, system]));

/** The zone of that name, or undefined for systems in degrees. */
export function projectedSystem(id: string): ProjectedSystem | undefined {
  return byId.get(id);
}

/** The Gauss-Krüger zone with these properties, or undefined when China has none. */
export function gaussKruegerZone(
  by: Pick<ProjectedSystem, 'datum' | 'zoneWidthDeg' | 'hasPrefix'> & { readonly centralMeridianDeg: number },
): ProjectedSystem | undefined {
  return PROJECTED_SYSTEMS.find(
    (system) =>
      !system.isUtm &&
      system.datum === by.datum &&
      system.zoneWidthDeg === by.zoneWidthDeg &&
      system.hasPrefix === by.hasPrefix &&
      system.centralMeridianDeg === by.centralMeridianDeg,
  );
}

/** Degrees of a datum: `wgs84`, `xian80` … */
export function datumOf(id: CoordinateSystem): Datum | 'gcj02' | 'bd09' {
  if (id === 'gcj02' || id === 'bd09') return id;
  return projectedSystem(id)?.datum ?? DATUMS.find((datum) => datum === id) ?? 'wgs84';
}
