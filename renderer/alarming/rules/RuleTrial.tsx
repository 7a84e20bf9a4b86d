import { ExperimentOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { AlarmRule } from '../../../shared/records/alarmRule.ts';
import { formatNumber, formatTime } from '../../format.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { hubNow } from '../../state/session.ts';
import { useAlarmMeasures } from '../useAlarmMeasures.ts';

const SPANS = [
  { key: 'trialHour', ms: 3_600_000 },
  { key: 'trialDay', ms: 24 * 3_600_000 },
  { key: 'trialWeek', ms: 7 * 24 * 3_600_000 },
] as const;
type Span = (typeof SPANS)[number];

/** Alarms that are listed; the rest is only counted. */
const LISTED = 200;
/** A week of readings takes the hub a while. */
const TIMEOUT_MS = 120_000;

interface Trial {
  readonly span: Span;
  readonly answer: OutputOf<'alarms.replay'>;
}

interface RuleTrialProps {
  /** The rule as the form stands; undefined while it does not fit. */
  readonly current: () => Promise<AlarmRule | undefined>;
}

/** "This rule would have raised N alarms": the form tried on what was received, nothing saved. */
export function RuleTrial({ current }: RuleTrialProps) {
  const t = useT();
  const { run, busy, blocked } = useCommand('alarms.replay');
  const [trial, setTrial] = useState<Trial>();
  const start = async (span: Span) => {
    const rule = await current();
    if (!rule) return;
    const to = hubNow();
    // Also a rule that is switched off is tried.
    const rules = [{ ...rule, enabled: true }];
    const answer = await run({ from: Math.floor(to - span.ms), to: Math.floor(to), rules, limit: LISTED }, TIMEOUT_MS);
    setTrial(answer && { span, answer });
  };
  return (
    <section className="om-trial" aria-label={t('alarming.trial')} data-testid="rule-trial">
      <div className="om-trial-tools">
        <ExperimentOutlined />
        <h3>{t('alarming.trial')}</h3>
        {SPANS.map((span) => (
          <Button
            key={span.key}
            size="small"
            loading={busy}
            disabled={blocked !== undefined}
            title={blocked ?? ''}
            data-testid={`trial-${span.ms / 3_600_000}`}
            onClick={() => void start(span)}
          >
            {t(`alarming.${span.key}`)}
          </Button>
        ))}
      </div>
      <p className="hint">{t('alarming.trialAbout')}</p>
      <div aria-live="polite">{trial && <TrialAnswer {...trial} />}</div>
    </section>
  );
}

function TrialAnswer({ span, answer: { total, alarms, readings, tracks } }: Trial) {
  const t = useT();
  const measures = useAlarmMeasures();
  if (readings + tracks === 0) return <p data-testid="trial-none">{t('alarming.trialNone')}</p>;
  return (
    <>
      <p className="om-trial-count" data-testid="trial-count">
        {t('alarming.trialCount', { span: t(`alarming.${span.key}`), count: formatNumber(total) })}
      </p>
      <p className="hint">{t('alarming.trialRead', { count: formatNumber(readings + tracks) })}</p>
      <ul className="om-trial-list">
        {alarms.map(({ alarm }) => (
          <li key={alarm.id}>
            <time dateTime={new Date(alarm.raisedAt).toISOString()}>{formatTime(alarm.raisedAt)}</time>
            <span>{alarm.name}</span>
            <span className="hint">{measures(alarm)?.value}</span>
          </li>
        ))}
      </ul>
      {total > alarms.length && (
        <p className="hint">{t('alarming.trialMore', { count: formatNumber(alarms.length) })}</p>
      )}
    </>
  );
}
