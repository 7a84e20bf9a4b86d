import { AimOutlined, DownloadOutlined, UsergroupAddOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { highlightOnMap, openOver } from '../firmFile/open.ts';
import { saveFile } from '../frame/saveFile.ts';
import { useBlocked } from '../panels/useCommand.ts';
import { useLanguage, useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { hub } from '../state/session.ts';
import { notifyError, notifySuccess } from '../ui/notify.ts';
import { useDrawPool } from './inspections/drawPool.ts';
import { useFirmSearch } from './searchState.ts';

interface ResultToolsProps {
  readonly total: number;
  /** The search in words. */
  readonly condition: string;
}

/** Ids of all that answered, in the order shown. */
async function foundIds(): Promise<readonly string[]> {
  const { factors, orderBy, descending } = useFirmSearch.getState();
  const { ids } = await hub().call('firms.search', { factors, orderBy, descending, limit: 0, withIds: true });
  return ids ?? [];
}

/** What can be done with the firms that answered. */
export function ResultTools({ total, condition }: ResultToolsProps) {
  const t = useT();
  const drawBlocked = useBlocked('inspections.draw');
  const [busy, setBusy] = useState(false);
  const withIds = (work: (ids: readonly string[]) => void | Promise<void>) => async () => {
    setBusy(true);
    try {
      await work(await foundIds());
    } catch (error) {
      notifyError(error);
    } finally {
      setBusy(false);
    }
  };
  const show = withIds((ids) => {
    const wanted = new Set(ids);
    highlightOnMap(useRecords.getState().lists.firm.filter(({ id }) => wanted.has(id)));
  });
  const save = withIds(async (ids) => {
    const { language } = useLanguage.getState();
    const answer = await hub().call('exports.run', { ids: [...ids], format: 'xlsx', language }, 60_000);
    const bytes = Uint8Array.from(atob(answer.content), (letter) => letter.charCodeAt(0));
    saveFile(answer.fileName, new Blob([bytes], { type: answer.mediaType }));
    notifySuccess(t('firm.exported', { count: answer.records }));
  });
  const drawLots = withIds((firmIds) => {
    useDrawPool.setState({ firmIds, condition: condition || undefined });
    openOver({ what: 'inspections' });
  });
  const none = total === 0 || busy;
  return (
    <div className="ff-actions">
      <Button icon={<AimOutlined />} disabled={none} onClick={() => void show()} data-testid="firms-show">
        {t('firm.showOnMap')}
      </Button>
      <Button icon={<DownloadOutlined />} disabled={none} onClick={() => void save()} data-testid="firms-export">
        {t('firm.exportXlsx')}
      </Button>
      <Button
        icon={<UsergroupAddOutlined />}
        disabled={none || drawBlocked !== undefined}
        title={drawBlocked ?? ''}
        onClick={() => void drawLots()}
        data-testid="firms-draw"
      >
        {t('inspection.drawFrom')}
      </Button>
      <Button type="text" onClick={() => openOver({ what: 'inspections' })}>
        {t('inspection.list')}
      </Button>
    </div>
  );
}
