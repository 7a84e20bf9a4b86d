import { CloseOutlined, DownloadOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { formatDate, formatNumber } from '../../format.ts';
import { selectedRecords } from '../../panels/focus.ts';
import { useShownLists } from '../../replay/useShownLists.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { hubNow } from '../../state/session.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useFrame } from '../frameState.ts';
import { saveFile } from '../saveFile.ts';
import { recordsCsv } from './recordsCsv.ts';

/** How many things are selected; list them, save them, let them go. */
export function SelectionChip() {
  const t = useT();
  const ids = useDesk((desk) => desk.selectedIds);
  const lists = useShownLists();
  if (ids.size < 2) return null;
  const save = () => {
    const csv = recordsCsv(selectedRecords(lists, ids), t);
    saveFile(
      `${t('page.selectionFile')}-${formatDate(hubNow())}.csv`,
      new Blob([csv], { type: 'text/csv;charset=utf-8' }),
    );
  };
  return (
    <div className="om-chip" role="status" data-testid="selection-chip">
      <span>{t('page.selected', { count: formatNumber(ids.size) })}</span>
      <IconButton
        icon={<UnorderedListOutlined />}
        label={t('page.selectionList')}
        placement="top"
        onClick={() => {
          useFrame.setState({ rightOpen: true });
          useDesk.setState({ rightTab: 'details' });
        }}
      />
      <IconButton
        icon={<DownloadOutlined />}
        label={t('page.selectionExport')}
        placement="top"
        testId="selection-export"
        onClick={save}
      />
      <IconButton
        icon={<CloseOutlined />}
        label={t('page.clearSelection')}
        placement="top"
        testId="selection-clear"
        onClick={() => useDesk.setState({ selectedIds: new Set() })}
      />
    </div>
  );
}
