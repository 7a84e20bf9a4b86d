import { kindOfId } from '../../shared/records/index.ts';
import { openSeries } from '../monitoring/openHistory.ts';
import { stationSeries } from '../monitoring/stationSeries.ts';
import { useDesk } from '../state/desk.ts';
import { useRecords } from '../state/records.ts';
import type { Action } from './action.ts';

/** The one selected station. */
function selectedStation() {
  const [id, ...others] = useDesk.getState().selectedIds;
  if (id === undefined || others.length > 0 || kindOfId(id) !== 'station') return undefined;
  return useRecords.getState().record('station', id);
}

/** Data sources, what stations measured and how far it can be believed. */
export const monitoringActions: readonly Action[] = [
  {
    id: 'monitoring.feeds',
    titleKey: 'feeds.title',
    group: 'data',
    key: 'Shift+S',
    run: () => useDesk.setState({ dialog: 'feeds' }),
  },
  {
    id: 'monitoring.judged',
    titleKey: 'monitoring.judgedAction',
    group: 'data',
    run: () => useDesk.setState({ dialog: 'judged' }),
  },
  {
    id: 'monitoring.history',
    titleKey: 'monitoring.compareAll',
    group: 'data',
    key: 'Shift+H',
    enabled: () => selectedStation() !== undefined,
    run: () => {
      const station = selectedStation();
      if (station) openSeries(stationSeries(station));
    },
  },
];
