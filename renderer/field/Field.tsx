import './field.css';
import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { DrillWatermark } from '../frame/DrillWatermark.tsx';
import { OfflineBanner } from '../frame/topbar/OfflineBanner.tsx';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { useSession } from '../state/session.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FieldHead } from './FieldHead.tsx';
import { FieldIncident } from './FieldIncident.tsx';
import { FieldTask } from './FieldTask.tsx';
import { myTasks } from './myTasks.ts';
import { useNewTasks } from './useNewTasks.ts';

/** The page of those at the scene: my tasks, each with its answer buttons; the incident; a note to the center. */
export function Field() {
  const t = useT();
  const user = useSession((state) => state.info?.user);
  const { task, team, incident } = useRecords((state) => state.lists);
  const { open, over } = useMemo(() => (user ? myTasks(task, user, team) : { open: [], over: [] }), [task, team, user]);
  const fresh = useNewTasks(open);
  const [overToo, setOverToo] = useState(false);
  const incidentIds = new Set(open.map(({ incidentId }) => incidentId));
  const incidents = incident.filter(({ id }) => incidentIds.has(id));
  return (
    <div className="om-field" data-testid="field">
      <FieldHead />
      <OfflineBanner />
      <main className="om-field-body">
        <div className="om-field-new" role="alert" data-testid="field-new">
          {fresh.size > 0 && t('page.fieldNew', { count: fresh.size })}
        </div>
        <section aria-label={t('page.fieldTasks')}>
          <h2>
            {t('page.fieldTasks')} <span className="count">{open.length}</span>
          </h2>
          {open.length === 0 && <EmptyState icon={<InboxOutlined />} text={t('page.fieldEmpty')} />}
          {open.map((entry) => (
            <FieldTask key={entry.id} task={entry} fresh={fresh.has(entry.id)} />
          ))}
        </section>
        {incidents.map((entry) => (
          <FieldIncident key={entry.id} incident={entry} />
        ))}
        {over.length > 0 && (
          <section aria-label={t('page.fieldOver')}>
            <Button type="text" aria-expanded={overToo} onClick={() => setOverToo(!overToo)}>
              {t('page.fieldOverCount', { count: over.length })}
            </Button>
            {overToo && over.map((entry) => <FieldTask key={entry.id} task={entry} fresh={false} />)}
          </section>
        )}
      </main>
      <DrillWatermark />
    </div>
  );
}
