import gcoord from 'gcoord';
import proj4 from 'proj4';
import { isShifted } from './chinaOutline.ts';
import {
  type CoordinateSystem,
  type Datum,
  datumOf,
  type ProjectedSystem,
  projectedSystem,
} from './coordinateSystems.ts';

/** East and north (or longitude and latitude) as a file has them → WGS-84 degrees; undefined outside the system. */
export type ToWgs84 = (x: number, y: number) => readonly [lon: number, lat: number] | undefined;

/**
 * Ellipsoids (EPSG Dataset): CGCS2000 differs from WGS-84 by less than a decimetre and is taken as equal. Krassovsky
 * 1940: geocentric translation EPSG:15921 (1 m in the Tarim basin; elsewhere tens of metres). IAG 1975: the EPSG Dataset
 * has no transformation of Xi'an 1980, so its degrees are kept as they are (up to about a hundred metres off).
 */
const ELLIPSOIDS: Readonly<Record<Datum, string>> = {
  wgs84: '+datum=WGS84',
  cgcs2000: '+ellps=GRS80 +towgs84=0,0,0',
  xian80: '+a=6378140 +rf=298.257',
  beijing54: '+ellps=krass +towgs84=15.8,-154.4,-82.3',
};

/** Datums whose positions may be off by more than a metre after conversion. */
export function isUnconfirmed(id: CoordinateSystem): boolean {
  const datum = datumOf(id);
  return datum === 'xian80' || datum === 'beijing54';
}

/** Definition of a zone as PROJ reads it. */
export function projDefinition({ datum, centralMeridianDeg, hasPrefix, zone, isUtm }: ProjectedSystem): string {
  const eastM = (hasPrefix ? zone * 1_000_000 : 0) + 500_000;
  const scale = isUtm ? 0.9996 : 1;
  return `+proj=tmerc +lat_0=0 +lon_0=${centralMeridianDeg} +k=${scale} +x_0=${eastM} +y_0=0 ${ELLIPSOIDS[datum]} +units=m +no_defs`;
}

/**
 * Conversion by a definition (PROJ string or WKT), x east and y north.
 * @throws Error when proj4 cannot read the definition
 */
export function projConverter(definition: string): ToWgs84 {
  const converter = proj4(definition, 'WGS84');
  return (x, y) => {
    const [lon = Number.NaN, lat = Number.NaN] = converter.forward([x, y]);
    return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : undefined;
  };
}

/** Positions of Chinese web maps → WGS-84; places outside China stay as they are. */
function shifted(from: typeof gcoord.GCJ02 | typeof gcoord.BD09): ToWgs84 {
  return (lon, lat) => {
    if (!isShifted(lon, lat)) return [lon, lat];
    const [x = lon, y = lat] = gcoord.transform([lon, lat], from, gcoord.WGS84);
    return [x, y];
  };
}

/** Degrees from a zone's central meridian beyond which a position is in another zone, or a slip. */
const ZONE_REACH_DEG = 6;

function withinZone({ centralMeridianDeg }: ProjectedSystem, convert: ToWgs84): ToWgs84 {
  return (x, y) => {
    const position = convert(x, y);
    return position && y >= 0 && Math.abs(position[0] - centralMeridianDeg) <= ZONE_REACH_DEG ? position : undefined;
  };
}

const cache = new Map<CoordinateSystem, ToWgs84>();

/** Conversion of a system of the table. */
export function toWgs84(id: CoordinateSystem): ToWgs84 {
  const known = cache.get(id);
  if (known) return known;
  const made = converterOf(id);
  cache.set(id, made);
  return made;
}

function converterOf(id: CoordinateSystem): ToWgs84 {
  const zone = projectedSystem(id);
  if (zone) return withinZone(zone, projConverter(projDefinition(zone)));
  switch (datumOf(id)) {
    case 'gcj02':
      return shifted(gcoord.GCJ02);
    case 'bd09':
      return shifted(gcoord.BD09);
    case 'beijing54':
      return projConverter(`+proj=longlat ${ELLIPSOIDS.beijing54} +no_defs`);
    case 'wgs84':
    case 'cgcs2000':
    case 'xian80':
      return (lon, lat) => [lon, lat];
  }
}
