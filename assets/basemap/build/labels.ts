import { presentName, provinceOf } from './borders.ts';
import { gcj02ToWgs84 } from './gcj02.ts';
import type { Country, County, Inputs } from './inputs.ts';
import { FUJIAN_CITIES, FUJIAN_COUNTIES_EN, PARKS, PROVINCES, SEAS } from './places.ts';
import { roomiest } from './roomiest.ts';
import { ringAreaKm2 } from './simplify.ts';

/** One name on the map; the array's order is also the order of importance within a kind. */
export interface LabelRow {
  readonly kind: 'country' | 'sea' | 'province' | 'city' | 'county' | 'park';
  readonly name: string;
  readonly nameEn: string;
  readonly lon: number;
  readonly lat: number;
  /** Camera heights between which the name helps, metres. */
  readonly minHeightM: number;
  readonly maxHeightM: number;
}

const CHINESE = new Set(['CHN', 'TWN', 'HKG', 'MAC']);
const round = (degrees: number): number => Math.round(degrees * 1e4) / 1e4;

export function buildLabels(inputs: Inputs, countries: readonly Country[], counties: readonly County[]): LabelRow[] {
  return [
    ...seaLabels(),
    { kind: 'country', name: '中国', nameEn: 'China', lon: 103.5, lat: 35.5, minHeightM: 4e6, maxHeightM: 6e7 },
    ...countryLabels(inputs, countries),
    ...provinceLabels(),
    ...cityLabels(inputs),
    ...parkLabels(),
    ...countyLabels(counties),
  ];
}

function seaLabels(): LabelRow[] {
  return SEAS.map(([name, nameEn, lon, lat, maxHeightM]) => ({
    kind: 'sea',
    name,
    nameEn,
    lon,
    lat,
    minHeightM: maxHeightM / 16,
    maxHeightM,
  }));
}

function countryLabels(inputs: Inputs, countries: readonly Country[]): LabelRow[] {
  const iso = inputs.require('i18n-iso-countries') as {
    registerLocale(locale: unknown): void;
    getName(code: string, language: string): string | undefined;
  };
  for (const language of ['zh', 'en']) iso.registerLocale(inputs.require(`i18n-iso-countries/langs/${language}.json`));
  return countries
    .flatMap(({ alpha3, rings }) => {
      const name = iso.getName(alpha3, 'zh');
      const nameEn = iso.getName(alpha3, 'en');
      const largest = [...rings].sort((a, b) => ringAreaKm2(b) - ringAreaKm2(a))[0];
      if (!name || !nameEn || !largest || CHINESE.has(alpha3)) return [];
      return [{ name, nameEn, largest, areaKm2: ringAreaKm2(largest) }];
    })
    .sort((a, b) => b.areaKm2 - a.areaKm2)
    .map(({ name, nameEn, largest, areaKm2 }) => {
      const [lon, lat] = roomiest(largest);
      const size = Math.sqrt(areaKm2) * 1000;
      return {
        kind: 'country',
        name,
        nameEn,
        lon: round(lon),
        lat: round(lat),
        minHeightM: Math.round(Math.min(1e6, size / 4)),
        maxHeightM: Math.round(Math.max(1.5e6, size * 25)),
      };
    });
}

function provinceLabels(): LabelRow[] {
  return PROVINCES.map(([, name, nameEn, lon, lat]) => ({
    kind: 'province',
    name,
    nameEn,
    lon,
    lat,
    minHeightM: 9e5,
    maxHeightM: 7e6,
  }));
}

interface CityMap {
  readonly features: readonly { readonly properties: { readonly name: string; readonly cp: [number, number] } }[];
}

/** Fujian's nine first, then the other prefecture-level cities at the seat that ECharts' map gives. */
function cityLabels(inputs: Inputs): LabelRow[] {
  const { pinyin } = inputs.require('pinyin-pro') as {
    pinyin(text: string, options: { toneType: 'none'; type: 'array'; mode: 'normal' }): string[];
  };
  const near = FUJIAN_CITIES.map(
    ([, name, nameEn, lon, lat]): LabelRow => ({
      kind: 'city',
      name,
      nameEn,
      lon,
      lat,
      minHeightM: 60_000,
      maxHeightM: 2.6e6,
    }),
  );
  const own = new Set(FUJIAN_CITIES.map(([, name]) => name.replace('市', '')));
  const provinces = new Set(PROVINCES.map(([, name]) => name.slice(0, 2)));
  const seen = new Set<string>();
  const { features } = inputs.require('echarts/map/json/china-cities.json') as CityMap;
  const far = features.flatMap(({ properties: { name, cp } }): LabelRow[] => {
    if (own.has(name) || provinces.has(name) || seen.has(name)) return [];
    seen.add(name);
    const [lon, lat] = gcj02ToWgs84(cp[0], cp[1]);
    const spoken = pinyin(name, { toneType: 'none', type: 'array', mode: 'normal' }).join('');
    const nameEn = spoken.charAt(0).toUpperCase() + spoken.slice(1);
    return [{ kind: 'city', name, nameEn, lon: round(lon), lat: round(lat), minHeightM: 40_000, maxHeightM: 1.4e6 }];
  });
  return [...near, ...far];
}

function parkLabels(): LabelRow[] {
  return PARKS.map(([name, nameEn, lon, lat]) => ({
    kind: 'park',
    name,
    nameEn,
    lon,
    lat,
    minHeightM: 4_000,
    maxHeightM: 1.5e5,
  }));
}

/** Fujian's counties at their seats; a merged county keeps the seat of the part that gave it its name. */
function countyLabels(counties: readonly County[]): LabelRow[] {
  const byName = new Map<string, LabelRow>();
  for (const county of counties) {
    if (provinceOf(county.file) !== 'fu2_jian4') continue;
    const name = presentName(county);
    const nameEn = FUJIAN_COUNTIES_EN[name];
    if (!nameEn) throw new Error(`no English name for ${name}`);
    if (byName.has(name) && county.name !== name) continue;
    const [lon, lat] = county.seat;
    byName.set(name, {
      kind: 'county',
      name,
      nameEn,
      lon: round(lon),
      lat: round(lat),
      minHeightM: 2_000,
      maxHeightM: 6e5,
    });
  }
  return [...byName.values()];
}
