import { InboxOutlined } from '@ant-design/icons';
import { Checkbox, Form, Input, Progress, Select, Upload } from 'antd';
import { IMPORT_KINDS, type ImportKind } from '../../../shared/contract/records.ts';
import { formatBytes } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { ACCEPTED, isAccepted, MAX_FILE_BYTES } from './chosenFile.ts';
import type { Import } from './useImport.ts';

interface FileStepProps {
  readonly wizard: Import;
}

/** Which file, what is in it, who produced it. */
export function FileStep({ wizard }: FileStepProps) {
  const t = useT();
  const { state, change, choose } = wizard;
  const { file, reading, working, kind, producer, demo } = state;
  const size = file ? formatBytes(file.bytes) : '';
  const tooLarge = file !== undefined && file.bytes > MAX_FILE_BYTES;
  return (
    <div className="import-step">
      <Upload.Dragger
        accept={ACCEPTED.join(',')}
        multiple={false}
        showUploadList={false}
        disabled={working !== undefined}
        beforeUpload={(chosen) => {
          void choose(chosen);
          return false;
        }}
      >
        <InboxOutlined className="import-drop-icon" />
        <p className="import-drop-text" data-testid="import-file-name">
          {file ? `${file.name} · ${size}` : t('dialog.importDrop')}
        </p>
        <p className="hint">{t('dialog.importFormats')}</p>
      </Upload.Dragger>
      {reading !== undefined && <Progress percent={Math.round(reading * 100)} aria-label={t('dialog.importReading')} />}
      {file && !isAccepted(file.name) && <p className="hint hint-warning">{t('dialog.importWrongType')}</p>}
      {tooLarge && (
        <p className="hint hint-error" role="alert">
          {t('dialog.importTooLarge', { size, limit: formatBytes(MAX_FILE_BYTES) })}
        </p>
      )}
      <Form layout="vertical">
        <div className="form-line">
          <Form.Item label={t('dialog.importKind')} htmlFor="import-kind">
            <Select<ImportKind>
              id="import-kind"
              value={kind}
              data-testid="import-kind"
              onChange={(next) => change({ kind: next, columns: {} })}
              options={IMPORT_KINDS.map((value) => ({ value, label: t(`records.${value}`) }))}
            />
          </Form.Item>
          <Form.Item label={t('dialog.importProducer')} htmlFor="import-producer">
            <Input
              id="import-producer"
              value={producer}
              maxLength={200}
              placeholder={t('dialog.importProducerPlaceholder')}
              data-testid="import-producer"
              onChange={(event) => change({ producer: event.target.value })}
            />
          </Form.Item>
        </div>
        <Checkbox checked={demo} onChange={(event) => change({ demo: event.target.checked })}>
          {t('dialog.importDemo')}
        </Checkbox>
      </Form>
      {working === 'checking' && file && (
        <p className="hint" role="status">
          {t('dialog.importChecking', { file: file.name, size })}
        </p>
      )}
    </div>
  );
}
