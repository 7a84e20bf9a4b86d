import { formatAge, formatTemperature, formatWind } from '../format.ts';
import { Connection } from '../frame/topbar/Connection.tsx';
import { HubClock } from '../frame/topbar/HubClock.tsx';
import { Logo } from '../frame/topbar/Logo.tsx';
import { latestWeather } from '../frame/topbar/latestWeather.ts';
import { WindArrow } from '../frame/topbar/WindArrow.tsx';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { useSession } from '../state/session.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import { useNow } from '../ui/useNow.ts';

/** Name, drill mark, weather and the hub's clock. */
export function WallHead() {
  const t = useT();
  const drill = useSession((state) => state.info?.mode === 'drill');
  return (
    <header className="om-wall-head">
      <div className="om-brand">
        <Logo />
        <h1>{t('common.appName')}</h1>
        {drill && (
          <StatusTag tone="shelter" solid testId="drill-mark">
            {t('page.drillTag')}
          </StatusTag>
        )}
      </div>
      <WallWeather />
      <Connection />
      <HubClock />
    </header>
  );
}

function WallWeather() {
  const t = useT();
  const weather = useRecords((state) => latestWeather(state.lists.weather));
  const now = useNow(10_000);
  if (!weather) return <div className="om-wall-weather">{t('page.weatherNone')}</div>;
  return (
    <div className="om-wall-weather" data-testid="wall-weather">
      <WindArrow fromDeg={weather.windFromDeg} size="2rem" />
      <span>{formatWind(weather.windSpeedMs, weather.windFromDeg, t)}</span>
      <span>{formatTemperature(weather.temperatureK)}</span>
      <small>{formatAge(weather.observedAt, now, t)}</small>
    </div>
  );
}
