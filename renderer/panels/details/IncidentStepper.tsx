import { Tooltip } from 'antd';
import type { Incident } from '../../../shared/records/incident.ts';
import { formatClock, formatTime } from '../../format.ts';
import { useShownLists } from '../../replay/useShownLists.ts';
import { useT } from '../../state/language.ts';
import { userName } from '../focus.ts';
import { useTimeline } from '../timeline/timelineStore.ts';
import { type StateStep, stateSteps } from './stateSteps.ts';

interface IncidentStepperProps {
  readonly incident: Incident;
}

/** 接报 → 核实 → 响应 → 处置 → 终止 → 归档, with who, when and why at each step. */
export function IncidentStepper({ incident }: IncidentStepperProps) {
  const t = useT();
  const lists = useShownLists();
  const { events } = useTimeline(incident.id);
  const about = ({ entry }: StateStep) =>
    entry && (
      <>
        {t('incident.stepWho', { who: userName(lists, entry.actor), time: formatTime(entry.atMs) })}
        {entry.why !== '' && <br />}
        {entry.why}
      </>
    );
  return (
    <ol className="stepper" aria-label={t('incident.stepper')} data-testid="incident-stepper">
      {stateSteps(events, incident.state).map((step) => (
        <li
          key={step.state}
          className={`step step-${step.standing}`}
          aria-current={step.standing === 'current' ? 'step' : undefined}
        >
          <Tooltip title={about(step)}>
            {/* Focusable so that who, when and why can be read without a mouse. */}
            <button type="button" className="step-face" disabled={!step.entry}>
              <span className="step-dot" aria-hidden="true" />
              <span className="step-name">{t(`records.incidentState_${step.state}`)}</span>
              <span className="step-time">{step.entry ? formatClock(step.entry.atMs) : ''}</span>
            </button>
          </Tooltip>
        </li>
      ))}
    </ol>
  );
}
