import { CloudOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import type { Weather } from '../../../shared/records/weather.ts';
import { formatAge, formatTemperature, formatWind } from '../../format.ts';
import { useBlocked } from '../../panels/useCommand.ts';
import { useShownLists, useShownTimeMs } from '../../replay/useShownLists.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useNow } from '../../ui/useNow.ts';
import { latestWeather, WEATHER_STALE_MS } from './latestWeather.ts';
import { WindArrow } from './WindArrow.tsx';

/** The latest weather; a click enters a new observation. */
export function WeatherNow() {
  const t = useT();
  const { weather, station } = useShownLists();
  const latest = useMemo(() => latestWeather(weather), [weather]);
  const shownTimeMs = useShownTimeMs();
  const now = useNow(10_000);
  const blocked = useBlocked('weather.observe');
  const timeMs = shownTimeMs ?? now;
  const stale = latest !== undefined && timeMs - latest.observedAt > WEATHER_STALE_MS;
  const sourceOf = ({ source, observedBy }: Weather) =>
    source === 'station'
      ? (station.find(({ id }) => id === observedBy)?.name ?? observedBy)
      : t('monitoring.weatherFrom_manual');
  return (
    <button
      type="button"
      className={`om-weather${stale ? ' stale' : ''}`}
      disabled={blocked !== undefined}
      title={[latest && t('monitoring.weatherBy', { source: sourceOf(latest) }), blocked ?? t('page.enterWeather')]
        .filter((part) => part !== undefined)
        .join('\n')}
      data-testid="weather-now"
      onClick={() => useDesk.setState({ dialog: 'weather' })}
    >
      {latest ? (
        <>
          <WindArrow fromDeg={latest.windFromDeg} />
          <span>{formatWind(latest.windSpeedMs, latest.windFromDeg, t)}</span>
          <span>{formatTemperature(latest.temperatureK)}</span>
          <span className="om-weather-age">
            {t(`monitoring.weatherFrom_${latest.source}`)} · {formatAge(latest.observedAt, timeMs, t)}
            {stale && ` · ${t('page.weatherStale')}`}
          </span>
        </>
      ) : (
        <>
          <CloudOutlined />
          <span>{t('page.weatherNone')}</span>
        </>
      )}
    </button>
  );
}
