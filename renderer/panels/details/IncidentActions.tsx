import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { type Incident, type IncidentState, isClosed, nextIncidentStates } from '../../../shared/records/incident.ts';
import { RadiationButton } from '../../radiation/RadiationButton.tsx';
import { isNuclide } from '../../radiation/subject.ts';
import { startReplay, useReplayEvents } from '../../replay/replayEvents.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useBlocked } from '../useCommand.ts';
import { AdvanceDialog } from './AdvanceDialog.tsx';
import { EditIncident } from './EditIncident.tsx';

interface IncidentActionsProps {
  readonly incident: Incident;
}

/** What can be done with an incident: the next state first, and the rest beside it. */
export function IncidentActions({ incident }: IncidentActionsProps) {
  const t = useT();
  const blocked = useBlocked('incidents.advance');
  const replaying = useDesk((desk) => desk.replay !== undefined);
  const loading = useReplayEvents((state) => state.loading);
  const [to, setTo] = useState<IncidentState | undefined>();
  const [editing, setEditing] = useState(false);
  const closed = isClosed(incident.state);
  return (
    <div className="button-row">
      {nextIncidentStates(incident.state).map((state, index) => (
        <Tooltip key={state} title={blocked}>
          <Button
            type={index === 0 ? 'primary' : 'default'}
            danger={state === 'ended' && index > 0}
            disabled={blocked !== undefined}
            data-testid={`advance-${state}`}
            onClick={() => setTo(state)}
          >
            {t('incident.advanceTo', { state: t(`records.incidentState_${state}`) })}
          </Button>
        </Tooltip>
      ))}
      {isNuclide(incident.substance) && <RadiationButton subjectId={incident.id} />}
      <Tooltip title={blocked}>
        <Button disabled={blocked !== undefined || closed} onClick={() => setEditing(true)} data-testid="incident-edit">
          {t('incident.edit')}
        </Button>
      </Tooltip>
      <Button onClick={() => useDesk.setState({ dialog: 'report' })} disabled={replaying} data-testid="incident-report">
        {t('incident.report')}
      </Button>
      <Button
        onClick={() => void startReplay(incident.id)}
        disabled={replaying}
        loading={loading}
        data-testid="incident-replay"
      >
        {t('incident.replay')}
      </Button>
      {to && <AdvanceDialog incident={incident} to={to} onClose={() => setTo(undefined)} />}
      {editing && <EditIncident incident={incident} onClose={() => setEditing(false)} />}
    </div>
  );
}
