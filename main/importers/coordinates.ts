import { isUnconfirmed, projConverter, type ToWgs84, toWgs84 } from '../../shared/geodesy/convert.ts';
import {
  type CoordinateSystem,
  type Datum,
  datumOf,
  gaussKruegerZone,
  isCoordinateSystem,
  type ProjectedSystem,
  projectedSystem,
} from '../../shared/geodesy/coordinateSystems.ts';
import { moved, type Shape } from './geometry.ts';
import type { DeclaredSystem, Finding } from './importer.ts';
import type { Project } from './project.ts';

/** What is known of a file's coordinates before its rows are read. */
export interface SystemHints {
  /** What the user chose. */
  readonly chosen: CoordinateSystem | undefined;
  /** What the file says in its own way (.prj, crs). */
  readonly declared: DeclaredSystem | undefined;
  /** Names of the columns that hold coordinates. */
  readonly columns: string;
  /** Title, names of sheets and layers, the file's name. */
  readonly around: string;
}

const MILLION = 1_000_000;
/** An easting inside any zone of China, without its prefix. */
const isEasting = (value: number): boolean => value >= 100_000 && value <= 900_000;
/** A northing of China: 3° N to 54° N. */
const isNorthing = (value: number): boolean => value >= 300_000 && value <= 6_200_000;
const hasZone = (value: number): boolean => value >= 13 * MILLION && value < 46 * MILLION && isEasting(value % MILLION);

/**
 * Tells in which system a file's positions are and brings them to WGS-84: metres one by one before an outline's symbol
 * is placed, degrees as a last step, when swapped columns have been mended.
 */
export class CoordinateReader {
  /** System of degrees: what the file says, else what the names of its columns say, else WGS-84. */
  readonly #degrees: CoordinateSystem;
  readonly #zone: ProjectedSystem | undefined;
  readonly #other: { readonly convert: ToWgs84; readonly name: string } | undefined;
  /** Datum, meridian and width of zones that a file of bare metres is taken to be in. */
  readonly #datum: Datum;
  readonly #meridianDeg: number | undefined;
  readonly #widthDeg: 3 | 6 | undefined;
  readonly #stated: CoordinateSystem | undefined;
  readonly #used = new Map<string, number>();
  readonly #found = new Map<string, Finding>();

  constructor({ chosen, declared, columns, around }: SystemHints) {
    const stated =
      chosen ?? (declared && 'id' in declared && isCoordinateSystem(declared.id) ? declared.id : undefined);
    const text = `${columns} ${around}`;
    this.#stated = stated;
    this.#zone = stated && projectedSystem(stated);
    this.#degrees = stated && !this.#zone ? stated : (degreesNamed(columns) ?? datumNamed(text) ?? 'wgs84');
    const datum = stated ? datumOf(stated) : datumNamed(text);
    this.#datum =
      datum === undefined || datum === 'gcj02' || datum === 'bd09' || datum === 'wgs84' ? 'cgcs2000' : datum;
    this.#meridianDeg = meridianNamed(text);
    this.#widthDeg = widthNamed(text);
    if (chosen === undefined && declared && 'definition' in declared) {
      this.#other = { convert: projConverter(declared.definition), name: declared.name };
    }
  }

  /** What the most positions were read in. */
  get system(): string {
    const [most] = [...this.#used].sort((a, b) => b[1] - a[1]);
    return most?.[0] ?? this.#other?.name ?? this.#zone?.id ?? this.#degrees;
  }

  /** Remarks on the file as a whole. */
  get findings(): Finding[] {
    return [...this.#found.values()];
  }

  /** Reads one position of a row. */
  readonly project: Project = (x, y) => {
    if (this.#other) return this.#within(this.#other.name, x, y, this.#other.convert(x, y));
    const isDegrees = Math.abs(x) <= 360 && Math.abs(y) <= 360;
    if (this.#zone) return isDegrees ? notInSystem(this.#zone.id, x, y) : this.#inZone(this.#zone, x, y);
    return isDegrees ? undefined : this.#guessed(x, y);
  };

  /** The last step: degrees of the file's system become WGS-84; what was metres is that already. */
  finish(place: Shape | Finding): Shape | Finding {
    if ('reason' in place || place.isProjected) return place;
    this.#use(this.#degrees);
    const convert = toWgs84(this.#degrees);
    const isSame = this.#degrees === 'wgs84' || this.#degrees === 'cgcs2000' || this.#degrees === 'xian80';
    return isSame ? place : moved(place, (lon, lat) => convert(lon, lat) ?? [lon, lat]);
  }

  /** Metres without a system: the zone by the easting's prefix, else by the words around the table. */
  #guessed(x: number, y: number): readonly [number, number] | Finding {
    const zoned = [x, y].find(hasZone);
    if (zoned !== undefined) {
      const zone = Math.floor(zoned / MILLION);
      const zoneWidthDeg = zone >= 25 ? 3 : 6;
      const centralMeridianDeg = zoneWidthDeg === 3 ? zone * 3 : zone * 6 - 3;
      const by = { datum: this.#datum, zoneWidthDeg, centralMeridianDeg, hasPrefix: true } as const;
      const system = gaussKruegerZone(by);
      return system ? this.#inZone(system, x, y) : notInSystem('', x, y);
    }
    const isMetres = (isEasting(x) && isNorthing(y)) || (isEasting(y) && isNorthing(x));
    if (!isMetres) return { reason: 'positionOutOfRange', params: { lon: x, lat: y } };
    if (this.#meridianDeg === undefined) return { reason: 'zoneMissing', params: { x, y } };
    const centralMeridianDeg = this.#meridianDeg;
    const widths = this.#widthDeg === undefined ? ([3, 6] as const) : [this.#widthDeg];
    const [system] = widths.flatMap(
      (zoneWidthDeg) =>
        gaussKruegerZone({ datum: this.#datum, zoneWidthDeg, centralMeridianDeg, hasPrefix: false }) ?? [],
    );
    return system ? this.#inZone(system, x, y) : { reason: 'zoneMissing', params: { x, y } };
  }

  /** In surveying X is north: the order is told by the numbers, and the prefix of the zone added or taken off. */
  #inZone(zone: ProjectedSystem, x: number, y: number): readonly [number, number] | Finding {
    for (const [east, north] of [
      [x, y],
      [y, x],
    ] as const) {
      const bare = bareEasting(zone, east);
      if (bare === undefined || !isEasting(bare) || north < 0 || north > 9_400_000) continue;
      const position = toWgs84(zone.id)(zone.hasPrefix ? bare + zone.zone * MILLION : bare, north);
      if (!position) continue;
      if (east === y && x !== y) this.#found.set('axes', { reason: 'axesSwapped' });
      return this.#within(zone.id, x, y, position);
    }
    return notInSystem(zone.id, x, y);
  }

  #within(id: string, x: number, y: number, position: readonly [number, number] | undefined) {
    if (!position) return notInSystem(id, x, y);
    this.#use(id);
    return position;
  }

  #use(id: string): void {
    const before = this.#used.get(id) ?? 0;
    this.#used.set(id, before + 1);
    if (before > 0 || !isCoordinateSystem(id)) return;
    if (id !== this.#stated && id !== 'wgs84')
      this.#found.set(`auto ${id}`, { reason: 'systemAssumed', params: { system: id } });
    if (isUnconfirmed(id)) this.#found.set(`datum ${id}`, { reason: 'datumUnconfirmed', params: { system: id } });
  }
}

function notInSystem(system: string, x: number, y: number): Finding {
  return { reason: 'notInSystem', params: { system, x, y } };
}

/** The easting without the zone's number, or undefined when it begins with another zone's. */
function bareEasting(zone: ProjectedSystem, east: number): number | undefined {
  if (east < MILLION) return east;
  const prefix = Math.floor(east / MILLION);
  const meridianDeg = prefix >= 25 ? prefix * 3 : prefix * 6 - 3;
  return prefix === zone.zone || meridianDeg === zone.centralMeridianDeg ? east % MILLION : undefined;
}

function degreesNamed(columns: string): CoordinateSystem | undefined {
  if (/gcj[-_ ]?02|火星|高德|腾讯|国测局/i.test(columns)) return 'gcj02';
  return /bd[-_ ]?09|百度/i.test(columns) ? 'bd09' : undefined;
}

function datumNamed(text: string): Datum | undefined {
  if (/西安\s*(19)?80|xi'?an[ _]?(19)?80|(?<!\d)80\s*(坐标|西安)/i.test(text)) return 'xian80';
  if (/北京\s*(19)?54|beijing[ _]?(19)?54|(?<!\d)54\s*(坐标|北京)/i.test(text)) return 'beijing54';
  return /cgcs[ _]?2000|国家\s*2000|2000\s*(国家|坐标|大地)/i.test(text) ? 'cgcs2000' : undefined;
}

/** 中央子午线 117°, CM 117E, L0=117, 3度带第39带, 39带. */
function meridianNamed(text: string): number | undefined {
  const named = /(?:中央(?:子午线|经线)|(?<![a-z])(?:cm|l0))\s*(?:为|是)?\s*[:：=]?\s*(\d{2,3})/i.exec(text)?.[1];
  if (named !== undefined) return Number(named);
  const zone = Number(/(?:第\s*)?(\d{2})\s*(?:号)?带/.exec(text)?.[1] ?? Number.NaN);
  if (zone >= 25 && zone <= 45) return zone * 3;
  return zone >= 13 && zone <= 23 ? zone * 6 - 3 : undefined;
}

function widthNamed(text: string): 3 | 6 | undefined {
  if (/(3|三)\s*(度|°|-degree)\s*(分?带)?/i.test(text)) return 3;
  return /(6|六)\s*(度|°|-degree)\s*(分?带)?/i.test(text) ? 6 : undefined;
}
