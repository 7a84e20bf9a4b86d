import { Button } from 'antd';
import { type AnyRecord, kindOfId, recordSchemas } from '../../../shared/records/index.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { MoverDetails, useTrackedId } from '../../tracks/MoverDetails.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TaskCard } from '../dispatch/TaskCard.tsx';
import { isPlace, useFocus } from '../focus.ts';
import { SelectionList } from '../selection/SelectionList.tsx';
import { useBlocked } from '../useCommand.ts';
import { AlarmDetails } from './AlarmDetails.tsx';
import { IncidentDetails } from './IncidentDetails.tsx';
import { PlaceDetails } from './PlaceDetails.tsx';

/** Details of what is selected, else of the incident in focus. */
export function DetailsTab() {
  const t = useT();
  const blocked = useBlocked('incidents.open');
  const { incident, selected } = useFocus();
  const [only] = selected;
  const trackedId = useTrackedId(selected);
  if (trackedId !== undefined) return <MoverDetails key={trackedId} id={trackedId} />;
  if (!only && !incident) {
    return (
      <EmptyState
        text={t('incident.nothingInFocus')}
        action={
          blocked === undefined && (
            <Button onClick={() => useDesk.setState({ dialog: 'openIncident' })}>{t('incident.openNew')}</Button>
          )
        }
      />
    );
  }
  if (!only) return incident ? <IncidentDetails incident={incident} /> : null;
  return (
    <>
      {incident && only.id !== incident.id && (
        <Button
          type="link"
          className="back-link"
          data-testid="back-to-incident"
          onClick={() => useDesk.setState({ selectedIds: new Set() })}
        >
          ← {t('incident.backToIncident', { name: incident.name })}
        </Button>
      )}
      {selected.length > 1 ? <SelectionList records={selected} /> : <RecordDetails record={only} />}
    </>
  );
}

function RecordDetails({ record }: { readonly record: AnyRecord }) {
  if (isPlace(record)) return <PlaceDetails place={record} />;
  switch (kindOfId(record.id)) {
    case 'incident':
      return <IncidentDetails incident={recordSchemas.incident.parse(record)} />;
    case 'alarm':
      return <AlarmDetails alarm={recordSchemas.alarm.parse(record)} />;
    case 'task':
      return <TaskCard task={recordSchemas.task.parse(record)} expanded />;
    default:
      return null;
  }
}
