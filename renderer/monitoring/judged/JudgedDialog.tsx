import '../monitoring.css';
import { Modal, Tabs } from 'antd';
import { closeDialog } from '../../dialogs/closeDialog.ts';
import { useT } from '../../state/language.ts';
import { HotGridList } from '../hotGrids/HotGridList.tsx';
import { ScoreList } from './ScoreList.tsx';

/** How far the data of a day can be believed, and where trouble gathers. */
export function JudgedDialog() {
  const t = useT();
  return (
    <Modal
      open
      title={t('monitoring.judgedTitle')}
      width="min(68rem, 96vw)"
      footer={null}
      centered
      onCancel={closeDialog}
      className="mon-judged-dialog"
      data-testid="judged-dialog"
    >
      <Tabs
        destroyOnHidden
        items={[
          { key: 'scores', label: t('monitoring.judgedAction'), children: <ScoreList /> },
          { key: 'hotGrids', label: t('monitoring.hotGrids'), children: <HotGridList /> },
        ]}
      />
    </Modal>
  );
}
