import { Button, Popconfirm } from 'antd';
import { formatNumber } from '../../format.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { notifySuccess } from '../../ui/notify.ts';

interface UndoImportProps {
  readonly importId: string;
  readonly name: string;
  readonly onUndone?: () => void;
}

/** Takes back one import as a whole, after asking. */
export function UndoImport({ importId, name, onUndone }: UndoImportProps) {
  const t = useT();
  const { run, busy, blocked } = useCommand('imports.undo');
  const undo = async () => {
    const undone = await run({ importId }, 120_000);
    if (!undone) return;
    notifySuccess(t('dialog.importUndone', { count: formatNumber(undone.removed) }));
    onUndone?.();
  };
  return (
    <Popconfirm
      title={t('dialog.importUndoTitle', { name })}
      description={t('dialog.importUndoText')}
      okText={t('common.ok')}
      cancelText={t('common.cancel')}
      onConfirm={() => void undo()}
    >
      <Button
        size="small"
        danger
        loading={busy}
        disabled={blocked !== undefined}
        title={blocked ?? ''}
        data-testid="import-undo"
      >
        {t('dialog.importUndo')}
      </Button>
    </Popconfirm>
  );
}
