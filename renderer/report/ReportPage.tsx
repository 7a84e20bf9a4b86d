import './report.css';
import { Button, Result } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { bridgeValue } from '../../preload/bridge.ts';
import { toAppError } from '../../shared/errors.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import type { Report } from '../../shared/records/report.ts';
import { formatDate } from '../format.ts';
import { hashOf } from '../frame/route.ts';
import { fileNamePart } from '../panels/selection/fileName.ts';
import { useBlocked } from '../panels/useCommand.ts';
import { useQuery } from '../panels/useQuery.ts';
import { wholeTimeline } from '../replay/replayEvents.ts';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { notifyError, notifySuccess } from '../ui/notify.ts';
import { ReportSheet } from './ReportSheet.tsx';
import { buildReport, type ReportModel } from './reportModel.ts';

interface ReportPageProps {
  readonly incidentId: string;
}

/** Goes back to the desk with the incident in focus, `dialog` open on it if any. */
function backToDesk(incidentId: string, dialog?: 'report'): void {
  useDesk.setState({ focusIncidentId: incidentId, dialog });
  window.location.hash = hashOf({ view: 'desk' });
}

/** The newest report of the incident. */
function newestReport(reports: readonly Report[], incidentId: string): Report | undefined {
  return reports
    .filter((report) => report.incidentId === incidentId)
    .reduce<Report | undefined>((best, next) => (best && best.producedAt >= next.producedAt ? best : next), undefined);
}

/** One A4 page about an incident, at `#/report/<incidentId>`. */
export function ReportPage({ incidentId }: ReportPageProps) {
  const t = useT();
  const blocked = useBlocked('reports.produce');
  const reports = useRecords((state) => state.lists.report);
  const report = useMemo(() => newestReport(reports, incidentId), [reports, incidentId]);
  return (
    <main className="report-page" data-testid="report-page">
      {report ? (
        <Produced key={report.id} report={report} />
      ) : (
        <Result
          status="info"
          title={t('report.none')}
          extra={
            <>
              <Button onClick={() => backToDesk(incidentId)}>{t('report.back')}</Button>
              {blocked === undefined && (
                <Button type="primary" onClick={() => backToDesk(incidentId, 'report')}>
                  {t('report.produce')}
                </Button>
              )}
            </>
          }
        />
      )}
    </main>
  );
}

function Produced({ report }: { readonly report: Report }) {
  const t = useT();
  const { incidentId } = report;
  const users = useRecords((state) => state.lists.user);
  const weather = useRecords((state) => state.lists.weather);
  const incidents = useRecords((state) => state.lists.incident);
  const [events, setEvents] = useState<readonly LoggedEvent[] | undefined>();
  const [error, setError] = useState<unknown>();
  const position = incidents.find(({ id }) => id === incidentId)?.position;
  const area = useQuery(
    'area.rings',
    position && {
      centre: { lon: position.lon, lat: position.lat },
      radiiM: report.rings.map(({ radiusM }) => radiusM),
    },
  );
  useEffect(() => {
    wholeTimeline(incidentId).then(setEvents, setError);
  }, [incidentId]);

  const model = useMemo(
    () => (events && area.data ? buildReport({ report, events, area: area.data, users, weather }) : undefined),
    [report, events, area.data, users, weather],
  );
  const failed = error ?? area.error;
  return (
    <>
      <ReportTools incidentId={incidentId} model={model} />
      {failed !== undefined && <ErrorState error={toAppError(failed)} onRetry={() => window.location.reload()} />}
      {failed === undefined && !model && <LoadingState rows={6} />}
      {model && <ReportSheet model={model} />}
      {events && area.data && !model && <p className="report-missing">{t('report.notFound')}</p>}
    </>
  );
}

interface ReportToolsProps {
  readonly incidentId: string;
  readonly model: ReportModel | undefined;
}

/** Buttons above the sheet; never printed. */
function ReportTools({ incidentId, model }: ReportToolsProps) {
  const t = useT();
  const blocked = useBlocked('reports.produce');
  const exportPdf = async () => {
    if (!model) return;
    const desktop = globalThis.onemap;
    if (!desktop) {
      window.print();
      return;
    }
    try {
      const name = `${fileNamePart(model.incident.name)}_${formatDate(model.report.producedAt)}.pdf`;
      const { saved, path } = bridgeValue(await desktop.exportPdf(name));
      if (saved) notifySuccess(t('report.savedTo', { path: path ?? name }));
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <nav className="report-tools">
      <Button onClick={() => backToDesk(incidentId)} data-testid="report-back">
        ← {t('report.back')}
      </Button>
      {blocked === undefined && (
        <Button onClick={() => backToDesk(incidentId, 'report')}>{t('report.produceAgain')}</Button>
      )}
      <Button type="primary" disabled={!model} onClick={() => void exportPdf()} data-testid="report-pdf">
        {t('report.exportPdf')}
      </Button>
    </nav>
  );
}
