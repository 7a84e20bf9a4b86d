import './lists.css';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { callsFor, standingOf } from '../../alarming/standing.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { hubNow } from '../../state/session.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { togglePart, useFrame } from '../frameState.ts';
import { PlaceSearch } from '../search/PlaceSearch.tsx';
import { AlarmList } from './AlarmList.tsx';
import { IncidentList } from './IncidentList.tsx';

/** What asks for attention: search, alarms, incidents. Closed, it is a rail that still counts the alarms. */
export function LeftPanel() {
  const t = useT();
  const open = useFrame((state) => state.leftOpen);
  if (!open) return <Rail />;
  return (
    <div className="om-left" data-testid="left-panel">
      <div className="om-left-head">
        <PlaceSearch />
        <IconButton
          icon={<LeftOutlined />}
          label={t('page.toggleLeft')}
          testId="left-close"
          onClick={() => togglePart('leftOpen')}
        />
      </div>
      <AlarmList />
      <IncidentList />
    </div>
  );
}

function Rail() {
  const t = useT();
  const raised = useRecords(
    (state) => state.lists.alarm.filter((alarm) => callsFor(standingOf(alarm, hubNow()))).length,
  );
  return (
    <div className="om-rail" data-testid="left-rail">
      <IconButton
        icon={<RightOutlined />}
        label={t('page.toggleLeft')}
        testId="left-open"
        placement="right"
        onClick={() => togglePart('leftOpen')}
      />
      {raised > 0 && (
        <span className="om-rail-count" role="status" aria-label={t('page.alarmsRaised', { count: raised })}>
          {raised}
        </span>
      )}
    </div>
  );
}
