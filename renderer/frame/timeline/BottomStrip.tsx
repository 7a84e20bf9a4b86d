import './timeline.css';
import { DownOutlined, UpOutlined, VideoCameraOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useState } from 'react';
import { keyText } from '../../actions/keyText.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { togglePart, useFrame } from '../frameState.ts';
import { TimelineStrip } from './TimelineStrip.tsx';

type Tab = 'timeline' | 'video';

/** The strip below the map: what happened, and the cameras. */
export function BottomStrip() {
  const t = useT();
  const open = useFrame((state) => state.bottomOpen);
  const [tab, setTab] = useState<Tab>('timeline');
  const incidentId = useDesk((desk) => desk.focusIncidentId);
  const incidentName = useRecords((state) => (incidentId ? state.record('incident', incidentId)?.name : undefined));
  return (
    <section className={`om-strip${open ? '' : ' closed'}`} aria-label={t('page.bottom')} data-testid="bottom-strip">
      <header className="om-strip-head">
        <Segmented<Tab>
          size="small"
          value={tab}
          aria-label={t('page.bottom')}
          onChange={(next) => {
            setTab(next);
            useFrame.setState({ bottomOpen: true });
          }}
          options={[
            { value: 'timeline', label: t('page.timeline') },
            { value: 'video', label: t('page.video') },
          ]}
        />
        {tab === 'timeline' && <span className="om-strip-about">{incidentName ?? t('page.timelineAll')}</span>}
        <IconButton
          icon={open ? <DownOutlined /> : <UpOutlined />}
          label={t('page.toggleBottom')}
          keyText={keyText('\\')}
          placement="top"
          testId="bottom-toggle"
          onClick={() => togglePart('bottomOpen')}
        />
      </header>
      {open && (
        <div className="om-strip-body">
          {tab === 'timeline' ? (
            <TimelineStrip />
          ) : (
            <EmptyState
              icon={<VideoCameraOutlined />}
              text={t('page.videoEmpty')}
              detail={t('page.videoEmptyDetail')}
            />
          )}
        </div>
      )}
    </section>
  );
}
