import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { PlaceRecord } from '../../../shared/records/index.ts';
import { saveExport } from '../../dialogs/data/saveExport.ts';
import { saveFile } from '../../frame/saveFile.ts';
import { useLanguage } from '../../state/language.ts';
import { hubNow } from '../../state/session.ts';
import { notifyError } from '../../ui/notify.ts';
import { useCommand } from '../useCommand.ts';
import { EXPORT_FORMATS, exportName, exportText } from './exportPlaces.ts';

interface ExportMenuProps {
  readonly places: readonly PlaceRecord[];
  /** Distance of each place, metres, where the list has them. */
  readonly distancesM?: readonly number[];
  /** Beginning of the file's name. */
  readonly name: string;
}

/** A workbook of a hundred thousand records takes a while on a weak machine, ms. */
const WORKBOOK_TIMEOUT_MS = 300_000;

/** Saves the listed places as a file that the import takes again; a workbook is written by the hub. */
export function ExportMenu({ places, distancesM, name }: ExportMenuProps) {
  const { t, language } = useLanguage();
  const { run, busy } = useCommand('exports.run');
  const saveWorkbook = async () => {
    const ids = places.map(({ id }) => id);
    const file = await run({ ids, format: 'xlsx', language }, WORKBOOK_TIMEOUT_MS);
    if (file) saveExport({ ...file, fileName: exportName(name, 'xlsx', hubNow()) });
  };
  const save = (id: string) => {
    if (id === 'xlsx') {
      void saveWorkbook();
      return;
    }
    const format = EXPORT_FORMATS.find((known) => known.id === id);
    if (!format) return;
    try {
      const distanceHeader = t('area.columnDistance');
      const text = exportText({ places, distancesM, format: format.id, language, distanceHeader });
      saveFile(exportName(name, format.id, hubNow()), new Blob([text], { type: format.mediaType }));
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Dropdown
      trigger={['click']}
      disabled={places.length === 0 || busy}
      menu={{
        items: [
          { key: 'xlsx', label: t('dialog.exportAs_xlsx') },
          ...EXPORT_FORMATS.map(({ id, titleKey }) => ({ key: id, label: t(titleKey) })),
        ],
        onClick: ({ key }) => save(key),
      }}
    >
      <Button size="small" icon={<DownloadOutlined />} loading={busy} data-testid="export-menu">
        {t('area.export')}
      </Button>
    </Dropdown>
  );
}
