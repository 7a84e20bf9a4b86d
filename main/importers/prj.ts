import { projConverter } from '../../shared/geodesy/convert.ts';
import { type Datum, gaussKruegerZone, PROJECTED_SYSTEMS } from '../../shared/geodesy/coordinateSystems.ts';
import type { DeclaredSystem } from './importer.ts';

/** Names of datums and coordinate systems in well-known text. */
const DATUM_NAMES: readonly (readonly [pattern: RegExp, datum: Datum])[] = [
  [/cgcs_?2000|china_?2000|china geodetic/i, 'cgcs2000'],
  [/xian_?(19)?80|xi'?an|西安/i, 'xian80'],
  [/beijing_?(19)?54|北京/i, 'beijing54'],
  [/wgs_?(19)?84/i, 'wgs84'],
];
/** Digits before the metres of an easting that is given a zone's number. */
const MILLION = 1_000_000;

/**
 * What a .prj file (OGC 01-009 or ESRI well-known text) says: the zone of our table when it is one, else its own
 * definition for proj4; undefined when it cannot be read.
 */
export function readPrj(wkt: string): DeclaredSystem | undefined {
  const text = wkt.slice(0, 10_000).trim();
  const name = /^\s*\w+\s*\[\s*"([^"]{1,200})"/.exec(text)?.[1];
  if (name === undefined) return undefined;
  const geographic = /GEOGCS\s*\[.{0,400}/is.exec(text)?.[0] ?? text;
  const datum = DATUM_NAMES.find(([pattern]) => pattern.test(geographic.slice(0, 200)))?.[1];
  if (/^\s*GEOGCS/i.test(text) && datum) return { id: datum };
  const zone = datum && zoneOf(text, datum);
  if (zone) return { id: zone };
  try {
    const convert = projConverter(text);
    // A projection that proj4 does not know throws only when it is used.
    convert(500_000, 3_000_000);
    return { definition: text, name: name.slice(0, 100) };
  } catch {
    // Not readable: the caller refuses the file and names its system.
    return undefined;
  }
}

function zoneOf(text: string, datum: Datum): string | undefined {
  if (!/PROJECTION\s*\[\s*"(Gauss[ _]?Kr[uü]ger|Transverse[ _]?Mercator)"/i.test(text)) return undefined;
  if (!/UNIT\s*\[\s*"met(re|er)"\s*,\s*1(\.0+)?\s*[\],]/i.test(text)) return undefined;
  const meridian = parameter(text, 'central_meridian');
  const east = parameter(text, 'false_easting');
  const scale = parameter(text, 'scale_factor') ?? 1;
  if (meridian === undefined || east === undefined) return undefined;
  if ((parameter(text, 'false_northing') ?? 0) !== 0 || (parameter(text, 'latitude_of_origin') ?? 0) !== 0)
    return undefined;
  if (Math.abs(scale - 0.9996) < 1e-9 && east === 500_000) {
    return PROJECTED_SYSTEMS.find(
      (system) => system.isUtm && system.datum === datum && system.centralMeridianDeg === meridian,
    )?.id;
  }
  const prefix = Math.floor(east / MILLION);
  if (scale !== 1 || east % MILLION !== 500_000) return undefined;
  // On one meridian both zones are the same projection: the name tells them apart.
  const widths = /^[^,]*3[-_ ]?degree/i.test(text) ? ([3, 6] as const) : ([6, 3] as const);
  const zones = widths.flatMap(
    (zoneWidthDeg) =>
      gaussKruegerZone({ datum, zoneWidthDeg, hasPrefix: prefix > 0, centralMeridianDeg: meridian }) ?? [],
  );
  return zones.find(({ zone }) => prefix === 0 || zone === prefix)?.id;
}

function parameter(text: string, name: string): number | undefined {
  const match = new RegExp(`PARAMETER\\s*\\[\\s*"${name}"\\s*,\\s*(-?[\\d.]{1,30})`, 'i').exec(text);
  const value = Number(match?.[1] ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}
