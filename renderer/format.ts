import type { Position } from '../shared/geo.ts';
import type { Translate } from '../shared/i18n/index.ts';
import { useLanguage } from './state/language.ts';

/** The page's translator at this moment; a component that formats words also calls `useT` to follow the language. */
const currentT: Translate = (key, params) => useLanguage.getState().t(key, params);

/** What stands where there is no value. */
export const NO_VALUE = '—';

const KELVIN_AT_0_C = 273.15;
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const grouped = (decimals: number) =>
  new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
const byDecimals = [grouped(0), grouped(1), grouped(2), grouped(3)] as const;

/** A number with thousands separators; `decimals` 0 to 3. */
export function formatNumber(value: number, decimals: 0 | 1 | 2 | 3 = 0): string {
  return Number.isFinite(value) ? byDecimals[decimals].format(value) : NO_VALUE;
}

/** A length: whole metres below 1 km, then kilometres with two, one or no decimals. */
export function formatDistance(metres: number): string {
  if (!Number.isFinite(metres)) return NO_VALUE;
  if (Math.abs(metres) < 999.5) return `${formatNumber(metres)} m`;
  const km = metres / 1000;
  return `${formatNumber(km, Math.abs(km) < 10 ? 2 : Math.abs(km) < 100 ? 1 : 0)} km`;
}

/** A radius as people say it: no superfluous zeros (500 m, 3 km, 2.5 km). */
export function formatRadius(metres: number): string {
  if (!Number.isFinite(metres)) return NO_VALUE;
  return metres < 1000 ? `${formatNumber(metres)} m` : `${Number((metres / 1000).toFixed(2))} km`;
}

/** An area: m² below 1 hectare, hectares below 1 km², then km². */
export function formatArea(squareMetres: number): string {
  if (!Number.isFinite(squareMetres)) return NO_VALUE;
  if (squareMetres < 10_000) return `${formatNumber(squareMetres)} m²`;
  if (squareMetres < 1_000_000) return `${formatNumber(squareMetres / 10_000, 2)} ha`;
  return `${formatNumber(squareMetres / 1_000_000, squareMetres < 1e8 ? 2 : 0)} km²`;
}

/** A mass: grams below 1 kg, kilograms below 1 t, then tonnes. */
export function formatMassKg(kilograms: number): string {
  if (!Number.isFinite(kilograms)) return NO_VALUE;
  if (kilograms !== 0 && Math.abs(kilograms) < 1) return `${formatNumber(kilograms * 1000)} g`;
  if (Math.abs(kilograms) < 1000) return `${Number(kilograms.toFixed(1)).toLocaleString('en-US')} kg`;
  return `${Number((kilograms / 1000).toFixed(2)).toLocaleString('en-US')} t`;
}

/** A size in bytes, powers of 1,024. */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return NO_VALUE;
  const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, Math.abs(bytes))) / 10)));
  return `${formatNumber(bytes / 1024 ** power, power === 0 ? 0 : 1)} ${units[power] ?? 'B'}`;
}

const two = (value: number) => String(value).padStart(2, '0');

/** Local date, `2026-11-25`. */
export function formatDate(epochMs: number): string {
  const at = new Date(epochMs);
  return Number.isNaN(at.getTime()) ? NO_VALUE : `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Local time of day, `08:30:12`. */
export function formatClock(epochMs: number): string {
  const at = new Date(epochMs);
  return Number.isNaN(at.getTime()) ? NO_VALUE : [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':');
}

/** Local date and time, `2026-11-25 08:30:12`. */
export function formatTime(epochMs: number): string {
  return Number.isNaN(new Date(epochMs).getTime()) ? NO_VALUE : `${formatDate(epochMs)} ${formatClock(epochMs)}`;
}

/** Time without what goes without saying: `08:30` on the day of `nowMs`, else `11-24 08:30`, else the whole date. */
export function formatShortTime(epochMs: number, nowMs: number): string {
  const clock = formatClock(epochMs).slice(0, 5);
  const date = formatDate(epochMs);
  const today = formatDate(nowMs);
  if (date === today) return clock;
  return date.slice(0, 4) === today.slice(0, 4) ? `${date.slice(5)} ${clock}` : `${date} ${clock}`;
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** Day of the week in words. */
export function formatWeekday(epochMs: number, t: Translate = currentT): string {
  return t(`common.${WEEKDAYS[new Date(epochMs).getDay()] ?? 'sunday'}`);
}

/** A span of time in words, its two largest parts: 45 s, 12 min, 3 h 12 min, 2 d 5 h. Negative spans count as their size. */
export function formatDuration(ms: number, t: Translate = currentT): string {
  if (!Number.isFinite(ms)) return NO_VALUE;
  const span = Math.abs(ms);
  if (span < MINUTE_MS) return t('common.seconds', { count: Math.floor(span / SECOND_MS) });
  if (span < HOUR_MS) return t('common.minutes', { count: Math.floor(span / MINUTE_MS) });
  const [size, big, small, smallMs]: [number, string, string, number] =
    span < DAY_MS ? [HOUR_MS, 'hours', 'minutes', MINUTE_MS] : [DAY_MS, 'days', 'hours', HOUR_MS];
  const whole = t(`common.${big}`, { count: Math.floor(span / size) });
  const rest = Math.floor((span % size) / smallMs);
  return rest === 0 ? whole : `${whole} ${t(`common.${small}`, { count: rest })}`;
}

/** How long ago, in words; "just now" within 10 s and for times ahead of the clock. */
export function formatAge(epochMs: number, nowMs: number, t: Translate = currentT): string {
  const span = nowMs - epochMs;
  return span < 10 * SECOND_MS ? t('common.justNow') : t('common.ago', { span: formatDuration(span, t) });
}

/** A running stopwatch, `01:02:03`, with days in front when there are some: `2d 01:02:03`. */
export function formatElapsed(ms: number): string {
  if (!Number.isFinite(ms)) return NO_VALUE;
  const span = Math.max(0, ms);
  const days = Math.floor(span / DAY_MS);
  const parts = [Math.floor((span % DAY_MS) / HOUR_MS), Math.floor((span % HOUR_MS) / MINUTE_MS)];
  const clock = [...parts, Math.floor((span % MINUTE_MS) / SECOND_MS)].map(two).join(':');
  return days === 0 ? clock : `${days}d ${clock}`;
}

const COMPASS = ['north', 'northEast', 'east', 'southEast', 'south', 'southWest', 'west', 'northWest'] as const;
/** Upper speeds of Beaufort 0 to 11, m/s (GB/T 28591-2012, table 1). */
const BEAUFORT_UPPER_MS = [0.2, 1.5, 3.3, 5.4, 7.9, 10.7, 13.8, 17.1, 20.7, 24.4, 28.4, 32.6] as const;

/** Wind force by Beaufort, 0 to 12, of a speed at 10 m in m/s rounded to a tenth. */
export function beaufort(speedMs: number): number {
  const rounded = Math.round(speedMs * 10) / 10;
  const force = BEAUFORT_UPPER_MS.findIndex((upper) => rounded <= upper);
  return force < 0 ? 12 : force;
}

/** The eighth of the compass that a direction lies in, in words. @param fromDeg clockwise from north */
export function formatCompass(fromDeg: number, t: Translate = currentT): string {
  const eighth = Math.round((((fromDeg % 360) + 360) % 360) / 45) % 8;
  return t(`common.${COMPASS[eighth] ?? 'north'}`);
}

/** Wind: where it comes from, speed and force. @param speedMs at 10 m, m/s @param fromDeg clockwise from north */
export function formatWind(speedMs: number, fromDeg: number, t: Translate = currentT): string {
  const speed = formatNumber(speedMs, 1);
  if (beaufort(speedMs) === 0) return t('common.windCalm', { speed });
  return t('common.wind', { direction: formatCompass(fromDeg, t), speed, force: beaufort(speedMs) });
}

/** Temperature in degrees Celsius. */
export function formatTemperature(kelvin: number): string {
  return Number.isFinite(kelvin) ? `${(kelvin - KELVIN_AT_0_C).toFixed(1)} °C` : NO_VALUE;
}

/** A share from 0 to 1 as whole per cent. */
export function formatPercent(share: number): string {
  return Number.isFinite(share) ? `${Math.round(share * 100)} %` : NO_VALUE;
}

/** Longitude and latitude in degrees with five decimals (about a metre), hemisphere by letter. */
export function formatCoordinate({ lon, lat }: Position): string {
  return `${Math.abs(lon).toFixed(5)}°${lon < 0 ? 'W' : 'E'} ${Math.abs(lat).toFixed(5)}°${lat < 0 ? 'S' : 'N'}`;
}

/** People with thousands separators and the word. */
export function formatPeople(count: number, t: Translate = currentT): string {
  return t('common.people', { count: formatNumber(count) });
}
