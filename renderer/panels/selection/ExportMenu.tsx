import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { PlaceRecord } from '../../../shared/records/index.ts';
import { saveFile } from '../../frame/saveFile.ts';
import { useLanguage } from '../../state/language.ts';
import { hubNow } from '../../state/session.ts';
import { notifyError } from '../../ui/notify.ts';
import { EXPORT_FORMATS, exportName, exportText } from './exportPlaces.ts';

interface ExportMenuProps {
  readonly places: readonly PlaceRecord[];
  /** Distance of each place, metres, where the list has them. */
  readonly distancesM?: readonly number[];
  /** Beginning of the file's name. */
  readonly name: string;
}

/** Saves the listed places as a file that the import takes again. */
export function ExportMenu({ places, distancesM, name }: ExportMenuProps) {
  const { t, language } = useLanguage();
  const save = (id: string) => {
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
      disabled={places.length === 0}
      menu={{
        items: EXPORT_FORMATS.map(({ id, titleKey }) => ({ key: id, label: t(titleKey) })),
        onClick: ({ key }) => save(key),
      }}
    >
      <Button size="small" icon={<DownloadOutlined />} data-testid="export-menu">
        {t('area.export')}
      </Button>
    </Dropdown>
  );
}
