import './work.css';
import './lists.css';
import { useMemo } from 'react';
import { useShownLists } from '../replay/useShownLists.ts';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { AreaTab } from './area/AreaTab.tsx';
import { useAreaAnswer } from './area/useArea.ts';
import { DetailsTab } from './details/DetailsTab.tsx';
import { DispatchTab } from './dispatch/DispatchTab.tsx';
import { isSettled } from './dispatch/taskTemplates.ts';
import { EvacuationTab } from './evacuation/EvacuationTab.tsx';
import { NotesTab } from './notes/NotesTab.tsx';
import { PanelTabs } from './PanelTabs.tsx';

/** The right column: what is known of the thing in focus, what lies around it, and what is done about it. */
export function RightPanel() {
  const t = useT();
  const tab = useDesk((desk) => desk.rightTab);
  const replaying = useDesk((desk) => desk.replay !== undefined);
  const incidentId = useDesk((desk) => desk.focusIncidentId);
  const { task } = useShownLists();
  const openTasks = useMemo(
    () => task.filter((entry) => entry.incidentId === incidentId && !isSettled(entry)).length,
    [task, incidentId],
  );
  useAreaAnswer();
  return (
    <section className="work" data-testid="right-panel" aria-label={t('incident.panel')}>
      <PanelTabs badges={{ dispatch: openTasks }} />
      {replaying && (
        <p className="work-replaying" role="status" data-testid="panel-replaying">
          {t('replay.watermark')}
        </p>
      )}
      <div className="work-body" role="tabpanel" id="work-tabpanel" aria-labelledby={`work-tab-${tab}`}>
        {tab === 'details' && <DetailsTab />}
        {tab === 'area' && <AreaTab />}
        {tab === 'dispatch' && <DispatchTab />}
        {tab === 'evacuation' && <EvacuationTab />}
        {tab === 'notes' && <NotesTab />}
      </div>
    </section>
  );
}
