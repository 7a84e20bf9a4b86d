import { Button, Modal, Table } from 'antd';
import type { ImportBatch } from '../../../shared/records/importBatch.ts';
import { formatNumber, formatTime } from '../../format.ts';
import { userName } from '../../panels/focus.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { closeDialog } from '../closeDialog.ts';
import { UndoImport } from './UndoImport.tsx';

/** Every import, newest first, each to be taken back. */
export function ImportsDialog() {
  const t = useT();
  const lists = useRecords((state) => state.lists);
  const batches = lists.importBatch.toSorted((a, b) => b.importedAt - a.importedAt);
  const openImport = () => useDesk.setState({ dialog: 'import' });
  return (
    <Modal
      open
      title={t('dialog.importsTitle')}
      width="min(960px, calc(100vw - 48px))"
      onCancel={closeDialog}
      footer={<Button onClick={openImport}>{t('dialog.importTitle')}</Button>}
      className="form-dialog"
      data-testid="imports-dialog"
    >
      {batches.length === 0 ? (
        <EmptyState text={t('dialog.importsEmpty')} />
      ) : (
        <Table<ImportBatch>
          size="small"
          rowKey="id"
          scroll={{ y: 420 }}
          pagination={batches.length > 50 ? { pageSize: 50, size: 'small', showSizeChanger: false } : false}
          dataSource={batches}
          columns={[
            { dataIndex: 'importedAt', title: t('dialog.importsWhen'), width: 180, render: formatTime },
            { dataIndex: 'name', title: t('dialog.importsFile'), ellipsis: true },
            {
              dataIndex: 'kind',
              title: t('dialog.importsKind'),
              width: 120,
              render: (kind: string) => t(`records.${kind}`),
            },
            {
              key: 'counts',
              title: t('dialog.importsCounts'),
              width: 160,
              render: (_cell, batch) =>
                [batch.imported, batch.updated, batch.rejected].map((count) => formatNumber(count)).join(' / '),
            },
            {
              dataIndex: 'importedBy',
              title: t('dialog.importsBy'),
              width: 120,
              ellipsis: true,
              render: (id: string) => userName(lists, id),
            },
            {
              key: 'undo',
              width: 150,
              render: (_cell, batch) =>
                batch.undoneAt === undefined ? (
                  <UndoImport importId={batch.id} name={batch.name} />
                ) : (
                  <span className="muted">{t('dialog.importsUndoneAt', { time: formatTime(batch.undoneAt) })}</span>
                ),
            },
          ]}
        />
      )}
    </Modal>
  );
}
