import './feeds.css';
import { Modal, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { closeDialog } from '../dialogs/closeDialog.ts';
import { useT } from '../state/language.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { BadFramesTab } from './BadFramesTab.tsx';
import { DevicesTab } from './DevicesTab.tsx';
import { FEED_TABS, type FeedTab, useFeedsPanel } from './feedsPanel.ts';
import { KeysTab } from './KeysTab.tsx';
import { Pressure } from './Pressure.tsx';
import { SimulatorTab } from './SimulatorTab.tsx';
import { SourcesTab } from './SourcesTab.tsx';
import { askFeedStatus, type FeedsAnswer, useFollowFeeds } from './useFeedStatus.ts';

/** How often the open panel asks, ms. */
const ASK_MS = 3_000;

/** Where the data comes from: sources, devices that nobody knows, frames that were refused, keys, the simulator. */
export function FeedsDialog() {
  const t = useT();
  const tab = useFeedsPanel((panel) => panel.tab);
  const { answer, error } = useFollowFeeds(ASK_MS);
  return (
    <Modal
      open
      title={t('feeds.title')}
      width="min(80rem, 96vw)"
      footer={null}
      centered
      onCancel={closeDialog}
      className="feeds-dialog"
      data-testid="feeds-dialog"
    >
      {!answer && error && <ErrorState error={error} onRetry={() => void askFeedStatus()} />}
      {!answer && !error && <LoadingState rows={5} />}
      {answer && (
        <Tabs
          activeKey={tab}
          onChange={(next) => {
            const chosen = FEED_TABS.find((one) => one === next);
            if (chosen) useFeedsPanel.setState({ tab: chosen });
          }}
          tabBarExtraContent={<Pressure value={answer.pressure} />}
          items={FEED_TABS.map((key) => ({
            key,
            label: <span data-testid={`feeds-tab-${key}`}>{t(`feeds.tab_${key}`)}</span>,
            children: <div className="feeds-tab">{contentOf(key, answer)}</div>,
          }))}
          destroyOnHidden
        />
      )}
    </Modal>
  );
}

function contentOf(tab: FeedTab, answer: FeedsAnswer): ReactNode {
  switch (tab) {
    case 'sources':
      return <SourcesTab feeds={answer.feeds} />;
    case 'devices':
      return <DevicesTab />;
    case 'badFrames':
      return <BadFramesTab feeds={answer.feeds} />;
    case 'keys':
      return <KeysTab keys={answer.keys} feeds={answer.feeds} />;
    case 'simulator':
      return <SimulatorTab simulator={answer.simulator} />;
  }
}
