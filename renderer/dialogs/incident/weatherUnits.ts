import type { Weather } from '../../../shared/records/weather.ts';

/** Weather as people type it; null or absent where nothing was typed. */
export interface TypedWeather {
  readonly windSpeedMs: number;
  readonly windFromDeg: number;
  readonly temperatureC: number;
  readonly humidityPercent?: number | null;
  readonly cloudOktas?: number | null;
  readonly pressureHpa?: number | null;
}

type Observation = Pick<
  Weather,
  'windSpeedMs' | 'windFromDeg' | 'temperatureK' | 'relativeHumidity' | 'pressurePa' | 'cloudOktas'
>;

const KELVIN_AT_0_C = 273.15;
const PA_PER_HPA = 100;
/** Sums and products of decimals are cut here, so that 20 °C comes back as 20 °C. */
const round = (value: number) => Math.round(value * 1e6) / 1e6;

/** What was typed, in SI. */
export function observationOf(typed: TypedWeather): Observation {
  const { windSpeedMs, windFromDeg, temperatureC, humidityPercent, cloudOktas, pressureHpa } = typed;
  return {
    windSpeedMs,
    windFromDeg,
    temperatureK: round(temperatureC + KELVIN_AT_0_C),
    ...(typeof humidityPercent === 'number' ? { relativeHumidity: round(humidityPercent / 100) } : {}),
    ...(typeof pressureHpa === 'number' ? { pressurePa: round(pressureHpa * PA_PER_HPA) } : {}),
    ...(typeof cloudOktas === 'number' ? { cloudOktas } : {}),
  };
}

/** Form values to begin with: of the last observation; without one only what must be typed is empty. */
export function typedFrom(weather: Observation | undefined): Partial<TypedWeather> {
  if (!weather) return { windFromDeg: 0 };
  const { windSpeedMs, windFromDeg, temperatureK, relativeHumidity, pressurePa, cloudOktas } = weather;
  return {
    windSpeedMs,
    windFromDeg,
    temperatureC: round(temperatureK - KELVIN_AT_0_C),
    humidityPercent: relativeHumidity === undefined ? null : Math.round(relativeHumidity * 100),
    pressureHpa: pressurePa === undefined ? null : round(pressurePa / PA_PER_HPA),
    cloudOktas: cloudOktas ?? null,
  };
}
