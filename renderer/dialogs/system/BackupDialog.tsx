import { Button, Modal, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { formatBytes, formatNumber, formatTime } from '../../format.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useQuery } from '../../panels/useQuery.ts';
import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { notifyInfo, notifySuccess } from '../../ui/notify.ts';
import { closeDialog } from '../closeDialog.ts';

type Backup = OutputOf<'backup.list'>['backups'][number];

/** A large database takes its time, ms. */
const BACKUP_TIMEOUT_MS = 600_000;

/** Backups made while running, and the way back to one. */
export function BackupDialog() {
  const t = useT();
  const [round, setRound] = useState(0);
  const create = useCommand('backup.create');
  const { data, error, reload } = useQuery('backup.list', create.blocked === undefined ? {} : undefined, round);
  const make = async () => {
    const made = await create.run({}, BACKUP_TIMEOUT_MS);
    if (!made) return;
    notifySuccess(t('dialog.backupCreated', { name: made.backup.name }));
    setRound(round + 1);
  };
  return (
    <Modal
      open
      title={t('dialog.backupTitle')}
      width={760}
      onCancel={closeDialog}
      className="form-dialog"
      data-testid="backup-dialog"
      footer={
        <Button
          type="primary"
          loading={create.busy}
          disabled={create.blocked !== undefined}
          data-testid="backup-create"
          onClick={() => void make()}
        >
          {t('dialog.backupCreate')}
        </Button>
      }
    >
      {create.blocked !== undefined && <p className="hint hint-warning">{create.blocked}</p>}
      {error && <ErrorState error={error} onRetry={reload} />}
      {!data && !error && create.blocked === undefined && <LoadingState rows={3} />}
      {data?.backups.length === 0 && <EmptyState text={t('dialog.backupEmpty')} />}
      {data && data.backups.length > 0 && (
        <Table<Backup>
          size="small"
          rowKey="name"
          pagination={false}
          scroll={{ y: 360 }}
          dataSource={data.backups}
          columns={[
            { dataIndex: 'createdAt', title: t('dialog.backupWhen'), width: 180, render: formatTime },
            { dataIndex: 'name', title: t('dialog.backupName'), ellipsis: true },
            { dataIndex: 'bytes', title: t('dialog.backupSize'), width: 96, render: formatBytes },
            {
              dataIndex: 'seq',
              title: t('dialog.backupSeq'),
              width: 110,
              render: (seq: number) => formatNumber(seq),
            },
            { key: 'restore', width: 96, render: (_cell, backup) => <Restore backup={backup} /> },
          ]}
        />
      )}
    </Modal>
  );
}

function Restore({ backup }: { readonly backup: Backup }) {
  const t = useT();
  const { run, busy } = useCommand('backup.restore');
  const restore = async () => {
    const restored = await run({ name: backup.name }, BACKUP_TIMEOUT_MS);
    if (!restored) return;
    closeDialog();
    notifyInfo(t('dialog.backupRestored', { path: restored.setAside }));
  };
  return (
    <Popconfirm
      title={t('dialog.backupRestoreTitle', { time: formatTime(backup.createdAt) })}
      description={<p className="popconfirm-text">{t('dialog.backupRestoreText')}</p>}
      okText={t('dialog.backupRestore')}
      okButtonProps={{ danger: true }}
      cancelText={t('common.cancel')}
      onConfirm={() => void restore()}
    >
      <Button size="small" danger loading={busy}>
        {t('dialog.backupRestore')}
      </Button>
    </Popconfirm>
  );
}
