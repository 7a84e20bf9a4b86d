import { Button, Form, Input, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { EXPORT_FORMATS, type ExportFormat, MAX_EXPORTED } from '../../../shared/contract/imports.ts';
import { isPlaceKind, kindOfId, PLACE_KINDS, type PlaceKind } from '../../../shared/records/index.ts';
import { formatNumber } from '../../format.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useQuery } from '../../panels/useQuery.ts';
import { useDesk } from '../../state/desk.ts';
import { useLanguage } from '../../state/language.ts';
import { notifySuccess } from '../../ui/notify.ts';
import { closeDialog } from '../closeDialog.ts';
import { focusFirst } from '../focusFirst.ts';
import { saveExport } from './saveExport.ts';

/** Writing a hundred thousand records takes a while on a weak machine, ms. */
const TIMEOUT_MS = 300_000;
const SELECTION = 'selection';

/** Any list, or what is selected, as a file that the import takes again. */
export function ExportDialog() {
  const { t, language } = useLanguage();
  const selected = useDesk((desk) => desk.selectedIds);
  const ids = [...selected].filter((id) => isPlaceKind(kindOfId(id) ?? ''));
  const [source, setSource] = useState<PlaceKind | typeof SELECTION>(ids.length > 0 ? SELECTION : 'firm');
  const [text, setText] = useState('');
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const { run, busy } = useCommand('exports.run');
  const wanted = text.trim();
  const kind = source === SELECTION ? undefined : source;
  const listed = useQuery('records.list', kind && { kind, limit: 1, ...(wanted === '' ? {} : { text: wanted }) });
  const total = kind ? listed.data?.total : ids.length;
  const tooMany = (total ?? 0) > MAX_EXPORTED;
  const save = async () => {
    const what = kind ? { kind, ...(wanted === '' ? {} : { text: wanted }) } : { ids };
    const file = await run({ ...what, format, language }, TIMEOUT_MS);
    if (!file) return;
    saveExport(file);
    notifySuccess(t('dialog.exportDone', { count: formatNumber(file.records), file: file.fileName }));
    closeDialog();
  };
  return (
    <Modal
      open
      title={t('dialog.exportTitle')}
      width={560}
      onCancel={closeDialog}
      afterOpenChange={focusFirst('#export-source')}
      className="form-dialog"
      data-testid="export-dialog"
      footer={
        <>
          <Button onClick={closeDialog}>{t('common.cancel')}</Button>
          <Button
            type="primary"
            loading={busy}
            disabled={!total || tooMany}
            data-testid="export-run"
            onClick={() => void save()}
          >
            {total ? t('dialog.exportRun', { count: formatNumber(total) }) : t('dialog.exportNothing')}
          </Button>
        </>
      }
    >
      <Form layout="vertical" onFinish={() => void save()}>
        <Form.Item label={t('dialog.exportWhat')} htmlFor="export-source">
          <Select<PlaceKind | typeof SELECTION>
            id="export-source"
            value={source}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={setSource}
            options={[
              ...(ids.length > 0
                ? [
                    {
                      value: SELECTION,
                      label: t('dialog.exportSelection', { count: formatNumber(ids.length) }),
                    } as const,
                  ]
                : []),
              ...PLACE_KINDS.map((value) => ({ value, label: t(`records.${value}`) })),
            ]}
          />
        </Form.Item>
        {kind && (
          <Form.Item label={t('dialog.exportText')} htmlFor="export-text">
            <Input
              id="export-text"
              allowClear
              value={text}
              maxLength={200}
              placeholder={t('dialog.exportTextHint')}
              onChange={(event) => setText(event.target.value)}
            />
          </Form.Item>
        )}
        <Form.Item label={t('dialog.exportFormat')} extra={t('dialog.exportHint')}>
          <Segmented<ExportFormat>
            block
            value={format}
            aria-label={t('dialog.exportFormat')}
            onChange={setFormat}
            options={EXPORT_FORMATS.map((value) => ({ value, label: t(`dialog.exportAs_${value}`) }))}
          />
        </Form.Item>
        {tooMany && (
          <p className="hint hint-error">{t('dialog.exportTooMany', { limit: formatNumber(MAX_EXPORTED) })}</p>
        )}
      </Form>
    </Modal>
  );
}
