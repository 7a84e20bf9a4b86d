import { InboxOutlined } from '@ant-design/icons';
import { Checkbox, Form, Input, Select, Upload } from 'antd';
import { IMPORT_KINDS, type ImportKind } from '../../../shared/contract/imports.ts';
import { formatBytes } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { ACCEPTED, isAccepted } from './acceptedFiles.ts';
import { MAX_FILE_BYTES } from './chosenFile.ts';
import { FileQueue } from './FileQueue.tsx';
import type { Import } from './useImport.ts';

interface FileStepProps {
  readonly wizard: Import;
}

/** Which files, what is in them, who produced them. */
export function FileStep({ wizard }: FileStepProps) {
  const t = useT();
  const { state, choosing, choose } = wizard;
  const { file, working, choices } = state;
  const size = file ? formatBytes(file.bytes) : '';
  const tooLarge = file !== undefined && file.bytes > MAX_FILE_BYTES;
  return (
    <div className="import-step">
      <Upload.Dragger
        accept={ACCEPTED.join(',')}
        multiple
        showUploadList={false}
        disabled={working !== undefined}
        beforeUpload={(chosen, all) => {
          // Called once for each file: the first speaks for all of them.
          if (chosen === all[0]) choose(all);
          return false;
        }}
      >
        <InboxOutlined className="import-drop-icon" />
        <p className="import-drop-text" data-testid="import-file-name">
          {file ? `${file.name} · ${size}` : t('dialog.importDrop')}
        </p>
        <p className="hint">{t('dialog.importFormats')}</p>
      </Upload.Dragger>
      <FileQueue wizard={wizard} />
      {file && !isAccepted(file.name) && <p className="hint hint-warning">{t('dialog.importWrongType')}</p>}
      {tooLarge && (
        <p className="hint hint-error" role="alert">
          {t('dialog.importTooLarge', { size, limit: formatBytes(MAX_FILE_BYTES) })}
        </p>
      )}
      <Form layout="vertical">
        <div className="form-line">
          <Form.Item label={t('dialog.importKind')} htmlFor="import-kind" extra={t('dialog.importKindHint')}>
            <Select<ImportKind>
              id="import-kind"
              value={choices.kind}
              showSearch={{ optionFilterProp: 'label' }}
              data-testid="import-kind"
              onChange={(kind) => choosing({ kind, columns: {} })}
              options={IMPORT_KINDS.map((value) => ({ value, label: t(`records.${value}`) }))}
            />
          </Form.Item>
          <Form.Item
            label={t('dialog.importProducer')}
            htmlFor="import-producer"
            extra={t('dialog.importProducerHint')}
          >
            <Input
              id="import-producer"
              value={choices.producer}
              maxLength={200}
              placeholder={t('dialog.importProducerPlaceholder')}
              data-testid="import-producer"
              onChange={(event) => choosing({ producer: event.target.value })}
            />
          </Form.Item>
        </div>
        <Checkbox checked={choices.demo} onChange={(event) => choosing({ demo: event.target.checked })}>
          {t('dialog.importDemo')}
        </Checkbox>
      </Form>
    </div>
  );
}
