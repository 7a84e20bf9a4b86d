import './timeline.css';
import { AppstoreOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { keyText } from '../../actions/keyText.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useIncidentCameras } from '../../video/useIncidentCameras.ts';
import { VideoStrip } from '../../video/VideoStrip.tsx';
import { openMatrix, useVideo } from '../../video/videoState.ts';
import { togglePart, useFrame } from '../frameState.ts';
import { TimelineStrip } from './TimelineStrip.tsx';

type Tab = 'timeline' | 'video';

/** The strip below the map: what happened, and the cameras. */
export function BottomStrip() {
  const t = useT();
  const open = useFrame((state) => state.bottomOpen);
  const tab = useVideo((state) => state.tab);
  useIncidentCameras();
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
            useVideo.setState({ tab: next });
            useFrame.setState({ bottomOpen: true });
          }}
          options={[
            { value: 'timeline', label: t('page.timeline') },
            { value: 'video', label: t('page.video') },
          ]}
        />
        {tab === 'video' && (
          <IconButton
            icon={<AppstoreOutlined />}
            label={t('video.openMatrix')}
            keyText={keyText('Shift+V')}
            placement="top"
            testId="open-matrix"
            onClick={openMatrix}
          />
        )}
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
      {open && <div className="om-strip-body">{tab === 'timeline' ? <TimelineStrip /> : <VideoStrip />}</div>}
    </section>
  );
}
