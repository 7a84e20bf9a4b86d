import { Alert, Button, Modal, Steps } from 'antd';
import { errorText } from '../../../shared/i18n/index.ts';
import { formatNumber } from '../../format.ts';
import { useBlocked } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { closeDialog } from '../closeDialog.ts';
import { focusFirst } from '../focusFirst.ts';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { MAX_FILE_BYTES } from './chosenFile.ts';
import { FileStep } from './FileStep.tsx';
import { stepsOf } from './importState.ts';
import { RecogniseStep } from './RecogniseStep.tsx';
import { ResultStep } from './ResultStep.tsx';
import { type Import, useImport } from './useImport.ts';
import { Working } from './Working.tsx';

/** File → what it is → columns → check → result. Nothing is written before the check has been seen. */
export function ImportDialog() {
  const t = useT();
  const wizard = useImport();
  const { state } = wizard;
  const { step, error, report, result, queue, at } = state;
  const steps = stepsOf(state);
  return (
    <Modal
      open
      title={
        queue.length > 1
          ? t('dialog.importTitleOf', { at: at + 1, count: queue.length, file: queue[at]?.file.name ?? '' })
          : t('dialog.importTitle')
      }
      width="min(1040px, calc(100vw - 48px))"
      footer={<Foot wizard={wizard} />}
      onCancel={closeDialog}
      afterOpenChange={focusFirst('.import-dialog .ant-upload-btn')}
      mask={{ closable: false }}
      className="form-dialog import-dialog"
      data-testid="import-dialog"
    >
      <Steps
        size="small"
        current={steps.indexOf(step)}
        status={step === 'result' ? 'finish' : 'process'}
        items={steps.map((one) => ({ title: t(`dialog.importStep_${one}`) }))}
      />
      <Working state={state} />
      {error && <Alert type="error" showIcon title={errorText(t, error)} className="dialog-alert" role="alert" />}
      {step === 'file' && <FileStep wizard={wizard} />}
      {step === 'recognise' && report && <RecogniseStep wizard={wizard} report={report} />}
      {step === 'columns' && report && <ColumnsStep wizard={wizard} report={report} />}
      {step === 'check' && report && <CheckStep wizard={wizard} report={report} />}
      {step === 'result' && result && <ResultStep wizard={wizard} report={result} />}
    </Modal>
  );
}

/** The buttons of the step. */
function Foot({ wizard }: { readonly wizard: Import }) {
  const t = useT();
  const blocked = useBlocked('imports.run');
  const { state, next, back, write } = wizard;
  const { step, file, report, working, reading } = state;
  const busy = working !== undefined || reading !== undefined;
  if (step === 'result') return <ResultFoot wizard={wizard} />;
  if (step === 'file') {
    return (
      <>
        <Button onClick={closeDialog}>{t('common.cancel')}</Button>
        <Button
          type="primary"
          loading={busy}
          disabled={!file || file.bytes > MAX_FILE_BYTES || blocked !== undefined}
          title={blocked ?? ''}
          data-testid="import-preview"
          onClick={() => void next()}
        >
          {t('dialog.importPreview')}
        </Button>
      </>
    );
  }
  const count = report ? report.imported + report.updated : 0;
  // Conflicts alone are worth writing too: their owners are asked.
  const isNothing = count === 0 && (report?.conflicts ?? 0) === 0;
  return (
    <>
      <Button disabled={busy} onClick={back} data-testid="import-back">
        {t('dialog.importBack')}
      </Button>
      <NextFile wizard={wizard} busy={busy} label={t('dialog.importPass')} />
      {step === 'check' ? (
        <Button
          type="primary"
          autoFocus
          loading={busy}
          disabled={isNothing || blocked !== undefined}
          title={blocked ?? (isNothing ? t('dialog.importNothing') : '')}
          data-testid="import-run"
          onClick={() => void write()}
        >
          {isNothing ? t('dialog.importNothing') : t('dialog.importRun', { count: formatNumber(count) })}
        </Button>
      ) : (
        <Button type="primary" autoFocus loading={busy} data-testid="import-next" onClick={() => void next()}>
          {t('dialog.importNext')}
        </Button>
      )}
    </>
  );
}

function ResultFoot({ wizard }: { readonly wizard: Import }) {
  const t = useT();
  return (
    <>
      <Button onClick={wizard.restart}>{t('dialog.importOther')}</Button>
      <NextFile wizard={wizard} busy={false} label={t('dialog.importNextFile')} />
      <Button type="primary" onClick={closeDialog} data-testid="import-close" autoFocus>
        {t('common.close')}
      </Button>
    </>
  );
}

interface NextFileProps {
  readonly wizard: Import;
  readonly busy: boolean;
  readonly label: string;
}

/** On to the next file of the queue, where one waits. */
function NextFile({ wizard, busy, label }: NextFileProps) {
  const { queue, at } = wizard.state;
  if (!queue.some(({ state }, index) => index > at && state === 'waiting')) return null;
  return (
    <Button disabled={busy} onClick={wizard.nextFile} data-testid="import-next-file">
      {label}
    </Button>
  );
}
