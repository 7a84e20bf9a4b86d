import { kindOfId } from '../../shared/records/index.ts';
import { firmIdOf } from '../firmFile/belonging.ts';
import { openFirmFile, openOver } from '../firmFile/open.ts';
import { useDesk } from '../state/desk.ts';
import { useRecords } from '../state/records.ts';
import type { Action } from './action.ts';

/** The firm that the one selected record is or belongs to. */
function selectedFirmId(): string | undefined {
  const [id, ...others] = useDesk.getState().selectedIds;
  const kind = id === undefined ? undefined : kindOfId(id);
  if (id === undefined || kind === undefined || others.length > 0) return undefined;
  return firmIdOf(useRecords.getState().record(kind, id));
}

/** Files of firms, the search over them, inspections by lot. */
export const firmActions: readonly Action[] = [
  { id: 'firm.search', titleKey: 'firm.search', group: 'data', key: 'Shift+F', run: () => openOver({ what: 'firms' }) },
  {
    id: 'firm.file',
    titleKey: 'firm.openFile',
    group: 'data',
    key: 'e',
    enabled: () => selectedFirmId() !== undefined,
    run: () => {
      const firmId = selectedFirmId();
      if (firmId !== undefined) openFirmFile(firmId);
    },
  },
  {
    id: 'firm.inspections',
    titleKey: 'inspection.title',
    group: 'data',
    run: () => openOver({ what: 'inspections' }),
  },
];
