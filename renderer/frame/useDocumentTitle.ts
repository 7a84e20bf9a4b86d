import { useEffect } from 'react';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { useSession } from '../state/session.ts';
import { useRoute } from './useRoute.ts';

/** Title of the window: alarms that wait, the view, the app, and that it is a drill. */
export function useDocumentTitle(): void {
  const t = useT();
  const { view } = useRoute();
  const drill = useSession((state) => state.info?.mode === 'drill');
  const waiting = useRecords((state) => state.lists.alarm.filter((alarm) => alarm.state === 'raised').length);
  useEffect(() => {
    const parts = [t(`page.title_${view}`), t('common.appName')];
    if (drill) parts.unshift(t('page.drillTag'));
    document.title = `${view !== 'report' && waiting > 0 ? `(${waiting}) ` : ''}${parts.join(' · ')}`;
  }, [t, view, drill, waiting]);
}
