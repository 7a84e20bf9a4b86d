import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { saveExport } from '../../dialogs/data/saveExport.ts';
import { useLanguage } from '../../state/language.ts';
import { useCommand } from '../useCommand.ts';

const FORMATS = ['xlsx', 'csv', 'geojson', 'kml'] as const;
/** A workbook of tens of thousands of records takes a while, ms. */
const TIMEOUT_MS = 300_000;

/** Saves everything that the shape holds, not only the pages read so far: the hub writes the file. */
export function ShapeExport({ ids }: { readonly ids: readonly string[] }) {
  const { t, language } = useLanguage();
  const { run, busy } = useCommand('exports.run');
  const save = async (format: (typeof FORMATS)[number]) => {
    const file = await run({ ids: [...ids], format, language }, TIMEOUT_MS);
    if (file) saveExport(file);
  };
  return (
    <Dropdown
      trigger={['click']}
      disabled={ids.length === 0 || busy}
      menu={{
        items: FORMATS.map((format) => ({
          key: format,
          label: t(`area.exportAs_${format}`),
          onClick: () => void save(format),
        })),
      }}
    >
      <Button size="small" icon={<DownloadOutlined />} loading={busy} data-testid="area-export">
        {t('area.export')}
      </Button>
    </Dropdown>
  );
}
