import { useState } from 'react';
import { formatDate, formatNumber, formatTime } from '../../format.ts';
import { focusIncident } from '../../panels/focus.ts';
import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Card } from '../Card.tsx';
import { HISTORY_KINDS, type HistoryEntry, type HistoryKind, historyOf } from '../history.ts';
import { closeOver } from '../open.ts';
import { usePrinting } from '../printing.ts';
import type { SectionProps } from './section.ts';

/** What happened to the firm, the newest first; chips leave kinds out. */
export function HistorySection({ file }: SectionProps) {
  const t = useT();
  const printing = usePrinting();
  const [hidden, setHidden] = useState<ReadonlySet<HistoryKind>>(new Set());
  const all = historyOf(file);
  if (all.length === 0) return <EmptyState text={t('firm.historyNone')} />;
  const toggle = (kind: HistoryKind) => {
    const next = new Set(hidden);
    if (!next.delete(kind)) next.add(kind);
    setHidden(next);
  };
  const years = Map.groupBy(
    all.filter(({ kind }) => !hidden.has(kind)),
    ({ atMs }) => formatDate(atMs).slice(0, 4),
  );
  return (
    <Card
      title={t('firm.section_history')}
      extra={
        !printing && (
          <div className="chips">
            {HISTORY_KINDS.map((kind) => (
              <button
                key={kind}
                type="button"
                className="chip chip-button"
                aria-pressed={!hidden.has(kind)}
                onClick={() => toggle(kind)}
                data-testid={`history-chip-${kind}`}
              >
                {t(`firm.history_${kind}`)} <b>{formatNumber(all.filter((entry) => entry.kind === kind).length)}</b>
              </button>
            ))}
          </div>
        )
      }
    >
      {[...years].map(([year, entries]) => (
        <section key={year} className="ff-year">
          <h4>{year}</h4>
          <ol className="ff-timeline" data-testid="firm-history">
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </Card>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const t = useT();
  const printing = usePrinting();
  const incidentId = entry.id.startsWith('incident:') ? entry.id.split(' ')[0] : undefined;
  const show = () => {
    if (incidentId === undefined) return;
    closeOver();
    focusIncident(incidentId);
  };
  return (
    <li className={`ff-event ff-event-${entry.kind}`}>
      <time>{formatTime(entry.atMs).slice(5, 16)}</time>
      <span className="ff-event-kind">{t(`firm.history_${entry.kind}`)}</span>
      <div>
        {incidentId !== undefined && !printing ? (
          <button type="button" className="ff-link" onClick={show}>
            {entry.title}
          </button>
        ) : (
          <b>{entry.title}</b>
        )}
        <p className="muted">{entry.about(t)}</p>
      </div>
    </li>
  );
}
