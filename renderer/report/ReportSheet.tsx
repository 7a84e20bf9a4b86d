import type { Translate } from '../../shared/i18n/index.ts';
import type { Weather } from '../../shared/records/weather.ts';
import { formatCoordinate, formatDate, formatPercent, formatTemperature, formatTime, formatWind } from '../format.ts';
import { useT } from '../state/language.ts';
import { cut, cutOldest, shorten } from './fit.ts';
import { ReportRings } from './ReportRings.tsx';
import { ReportSensitive } from './ReportSensitive.tsx';
import { ReportTasks } from './ReportTasks.tsx';
import type { ReportModel } from './reportModel.ts';
import { Part } from './SheetPart.tsx';
import { SketchMap } from './SketchMap.tsx';
import { useFitPage } from './useFitPage.ts';

interface ReportSheetProps {
  readonly model: ReportModel;
}

function weatherText(weather: Weather): string {
  return [
    formatWind(weather.windSpeedMs, weather.windFromDeg),
    formatTemperature(weather.temperatureK),
    weather.relativeHumidity === undefined ? undefined : formatPercent(weather.relativeHumidity),
    `（${formatTime(weather.observedAt)}）`,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** The printed page: white, black text, millimetres and points, so that screen and paper agree. */
export function ReportSheet({ model }: ReportSheetProps) {
  const t = useT();
  const { sheet, limits, settled } = useFitPage(model);
  const { report, incident } = model;
  const notes = cutOldest(model.notes, limits.notes);
  const course = cutOldest(model.course, limits.course);
  const sensitive = cut(model.sensitive, limits.sensitive);
  return (
    <div className="sheet" ref={sheet} data-testid="report-sheet" data-settled={settled} lang="zh-CN">
      <header className="sheet-head">
        <h1>{t('report.pageTitle')}</h1>
        <p className="sheet-marks">
          {model.drill && <b className="sheet-mark">{t('report.drillMark')}</b>}
          {model.demo && <b className="sheet-mark">{t('report.demoMark')}</b>}
        </p>
        <p className="sheet-numbers">
          <span>
            {t('report.number')} {report.id.slice(report.id.indexOf(':') + 1)}
          </span>
          <span>
            {t('report.producedAt')} {formatTime(report.producedAt)}
          </span>
        </p>
      </header>
      <Facts t={t} model={model} textLimit={limits.text} />
      <section className="sheet-columns">
        <div>
          <Part title={t('report.course')} more={course.left} older>
            <ol className="sheet-list">
              {course.shown.map(({ atMs, by, to, why }) => (
                <li key={`${atMs} ${to}`}>
                  <time>{formatTime(atMs)}</time> <b>{t(`records.incidentState_${to}`)}</b>（{by}）
                  {shorten(why === '' ? t('report.opened') : why, limits.text)}
                </li>
              ))}
            </ol>
          </Part>
          <Part title={t('report.rings')}>
            <ReportRings rings={model.rings} />
            {model.placesChanged && <p className="sheet-remark">{t('report.placesChanged')}</p>}
          </Part>
          <Part title={t('report.notes')} more={notes.left} older>
            {model.notes.length === 0 && <p>{t('report.nothing')}</p>}
            <ol className="sheet-list">
              {notes.shown.map(({ atMs, by, text }) => (
                <li key={`${atMs} ${text}`}>
                  <time>{formatTime(atMs)}</time>（{by}）{shorten(text, limits.text)}
                </li>
              ))}
            </ol>
          </Part>
        </div>
        <Part title={t('report.map')}>
          <SketchMap
            centre={incident.position}
            radiiM={report.rings.map(({ radiusM }) => radiusM)}
            points={sensitive.shown}
          />
        </Part>
      </section>
      <Part title={t('report.sensitive')} more={sensitive.left}>
        <ReportSensitive points={sensitive.shown} />
      </Part>
      <ReportTasks tasks={model.tasks} limit={limits.tasks} textLimit={limits.text} />
      <Part title={t('report.measures')}>
        <p className="sheet-text">
          {report.summary === '' ? t('report.nothing') : shorten(report.summary, limits.text)}
        </p>
      </Part>
      <footer className="sheet-foot">
        <p className="sheet-sign">
          <span>
            {t('report.unit')}：<i />
          </span>
          <span>
            {t('report.reporter')}：<u>{model.producedBy}</u>
          </span>
          <span>
            {t('report.signer')}：<i />
          </span>
          <span>
            {t('report.contact')}：<i />
          </span>
          <span>{formatDate(report.producedAt)}</span>
        </p>
        <p className="sheet-remark">{t('report.footer')}</p>
      </footer>
    </div>
  );
}

interface FactsProps {
  readonly t: Translate;
  readonly model: ReportModel;
  readonly textLimit: number;
}

/** The facts at the head of the report. */
function Facts({ t, model, textLimit }: FactsProps) {
  const { incident, weather } = model;
  const stated = (text: string | undefined) => (text ? shorten(text, textLimit) : t('report.notStated'));
  return (
    <table className="sheet-facts">
      <tbody>
        <tr>
          <th scope="row">{t('report.name')}</th>
          <td>{incident.name}</td>
          <th scope="row">{t('report.state')}</th>
          <td>{t(`records.incidentState_${incident.state}`)}</td>
        </tr>
        <tr>
          <th scope="row">{t('report.time')}</th>
          <td>{formatTime(incident.occurredAt)}</td>
          <th scope="row">{t('report.source')}</th>
          <td>{t(`records.informationSource_${incident.informationSource}`)}</td>
        </tr>
        <tr>
          <th scope="row">{t('report.place')}</th>
          <td>
            {incident.address ? `${incident.address} ` : ''}
            {formatCoordinate(incident.position)}
          </td>
          <th scope="row">{t('report.subject')}</th>
          <td>{stated(incident.subjectName)}</td>
        </tr>
        <tr>
          <th scope="row">{t('report.weather')}</th>
          <td>{weather ? weatherText(weather) : t('report.weatherNone')}</td>
          <th scope="row">{t('report.substance')}</th>
          <td>{stated(incident.substance)}</td>
        </tr>
        <tr>
          <th scope="row">{t('report.cause')}</th>
          <td colSpan={3}>{stated(incident.description)}</td>
        </tr>
      </tbody>
    </table>
  );
}
