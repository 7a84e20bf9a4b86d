import { Alert, Button, Modal, Steps } from 'antd';
import { errorText } from '../../../shared/i18n/index.ts';
import { formatNumber } from '../../format.ts';
import { useBlocked } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { closeDialog } from '../closeDialog.ts';
import { focusFirst } from '../focusFirst.ts';
import { MAX_FILE_BYTES } from './chosenFile.ts';
import { FileStep } from './FileStep.tsx';
import { PreviewStep } from './PreviewStep.tsx';
import { ResultStep } from './ResultStep.tsx';
import { type Import, useImport } from './useImport.ts';

const STEPS = ['file', 'preview', 'result'] as const;

/** File → preview → result. Nothing is written before the preview has been seen. */
export function ImportDialog() {
  const t = useT();
  const wizard = useImport();
  const { state } = wizard;
  const { step, error } = state;
  return (
    <Modal
      open
      title={t('dialog.importTitle')}
      width="min(960px, calc(100vw - 48px))"
      footer={<Foot wizard={wizard} />}
      onCancel={closeDialog}
      afterOpenChange={focusFirst('.import-dialog .ant-upload [role="button"], .import-dialog .ant-upload')}
      mask={{ closable: false }}
      className="form-dialog import-dialog"
      data-testid="import-dialog"
    >
      <Steps
        size="small"
        current={STEPS.indexOf(step)}
        status={step === 'result' ? 'finish' : 'process'}
        items={[
          { title: t('dialog.importStepFile') },
          { title: t('dialog.importStepPreview') },
          { title: t('dialog.importStepResult') },
        ]}
      />
      {error && <Alert type="error" showIcon title={errorText(t, error)} className="dialog-alert" role="alert" />}
      {step === 'file' && <FileStep wizard={wizard} />}
      {step === 'preview' && state.preview && <PreviewStep wizard={wizard} report={state.preview} />}
      {step === 'result' && state.result && <ResultStep report={state.result} />}
    </Modal>
  );
}

/** The buttons of the step. */
function Foot({ wizard }: { readonly wizard: Import }) {
  const t = useT();
  const blocked = useBlocked('imports.run');
  const { state, run, change, restart } = wizard;
  const { step, file, preview, working, reading } = state;
  const busy = working !== undefined || reading !== undefined;
  if (step === 'result') {
    return (
      <>
        <Button onClick={restart}>{t('dialog.importOther')}</Button>
        <Button type="primary" onClick={closeDialog} data-testid="import-close" autoFocus>
          {t('common.close')}
        </Button>
      </>
    );
  }
  if (step === 'preview' && preview) {
    const count = preview.imported + preview.updated;
    return (
      <>
        <Button disabled={busy} onClick={() => change({ step: 'file' })}>
          {t('dialog.importBack')}
        </Button>
        <Button
          type="primary"
          autoFocus
          loading={busy}
          disabled={count === 0 || blocked !== undefined}
          title={blocked ?? (count === 0 ? t('dialog.importNothing') : '')}
          data-testid="import-run"
          onClick={() => void run(false)}
        >
          {count === 0 ? t('dialog.importNothing') : t('dialog.importRun', { count: formatNumber(count) })}
        </Button>
      </>
    );
  }
  return (
    <>
      <Button onClick={closeDialog}>{t('common.cancel')}</Button>
      <Button
        type="primary"
        loading={busy}
        disabled={!file || file.bytes > MAX_FILE_BYTES || blocked !== undefined}
        title={blocked ?? ''}
        data-testid="import-preview"
        onClick={() => void run(true)}
      >
        {t('dialog.importPreview')}
      </Button>
    </>
  );
}
