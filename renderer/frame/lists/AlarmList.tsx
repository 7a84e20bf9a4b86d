import '../../alarming/alarming.css';
import { BellOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { isFlood } from '../../../shared/alarming/flood.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { AlarmFilterBar } from '../../alarming/AlarmFilterBar.tsx';
import { AlarmHead } from '../../alarming/AlarmHead.tsx';
import { useAlarmDesk } from '../../alarming/alarmDesk.ts';
import { countAlarms, filterAlarms, isNarrowed, sortAlarms, WHOLE_LIST } from '../../alarming/alarmFilter.ts';
import { useSounded } from '../../alarming/alarmSound.ts';
import { FloodBanner } from '../../alarming/FloodBanner.tsx';
import { recentAlarms } from '../../alarming/flood.ts';
import { useAlarmMeasures } from '../../alarming/useAlarmMeasures.ts';
import { useStationsById } from '../../alarming/useStationsById.ts';
import { useShownLists, useShownTimeMs } from '../../replay/useShownLists.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useNow } from '../../ui/useNow.ts';
import { AlarmRow } from './AlarmRow.tsx';
import { useHeldList } from './useHeldList.ts';
import { useHeldValue } from './useHeldValue.ts';
import { WaitingBar } from './WaitingBar.tsx';

/** Rows drawn at first, and added by each press: thousands of alarms cost no more than these. */
const ROWS_STEP = 100;

/** The one list of alarms: what asks for somebody, and through its filter what is set aside or over. */
export function AlarmList() {
  const t = useT();
  const { alarm } = useShownLists();
  const selectedIds = useDesk((desk) => desk.selectedIds);
  const filter = useAlarmDesk((desk) => desk.filter);
  const shownTimeMs = useShownTimeMs();
  const liveMs = useNow(5_000);
  const now = shownTimeMs ?? liveMs;
  const [rows, setRows] = useState(ROWS_STEP);
  const stations = useStationsById();
  const measures = useAlarmMeasures();
  const sorted = useMemo(
    () => sortAlarms(filterAlarms(alarm, filter, stations, now), now),
    [alarm, filter, stations, now],
  );
  const counts = useMemo(() => countAlarms(alarm, now), [alarm, now]);
  const { shown, waiting, release, ref, busy, barAt } = useHeldList(sorted, alarm);
  const recent = useMemo(() => recentAlarms(alarm, now), [alarm, now]);
  const flood = isFlood(recent.length);
  // R2: the banner moves the list when it comes or goes: not while somebody is in it, and then the bar says it.
  const showsFlood = useHeldValue(flood, busy);
  const drawn = shown.slice(0, rows);
  // "All visible" is what is drawn, nothing that nobody has seen.
  const drawnKey = drawn.map(({ id }) => id).join(' ');
  useEffect(() => useAlarmDesk.setState({ shownIds: drawnKey === '' ? [] : drawnKey.split(' ') }), [drawnKey]);
  return (
    <Panel
      title={t('page.alarms')}
      className="om-list om-list-alarms"
      testId="alarm-list"
      scrolls={false}
      extra={<AlarmHead counts={counts} nowMs={now} />}
    >
      <div className="om-alarms">
        {showsFlood && <FloodBanner recent={recent} />}
        <AlarmFilterBar counts={counts} />
        <div className="om-rows-frame" ref={ref}>
          <WaitingBar
            waiting={waiting}
            text={
              flood && !showsFlood
                ? t('alarming.floodWaiting', { count: recent.length, waiting })
                : t('page.alarmsWaiting', { count: waiting })
            }
            at={barAt}
            onRelease={release}
            testId="alarms-waiting"
          />
          <div className="om-rows">
            <SoundedMark />
            {shown.length === 0 && waiting === 0 ? (
              <NothingHere />
            ) : (
              <ul>
                {drawn.map((entry) => (
                  <AlarmRow
                    key={entry.id}
                    alarm={entry}
                    nowMs={now}
                    selected={selectedIds.has(entry.id)}
                    measure={measures(entry)}
                  />
                ))}
              </ul>
            )}
            {shown.length > drawn.length && (
              <Button type="text" block data-testid="alarms-more" onClick={() => setRows(rows + ROWS_STEP)}>
                {t('alarming.moreRows', { count: shown.length - drawn.length })}
              </Button>
            )}
          </div>
        </div>
      </div>
    </Panel>
  );
}

/** An empty list says whether nothing is there or nothing gets through its filter. */
function NothingHere() {
  const t = useT();
  const narrowed = useAlarmDesk(({ filter }) => isNarrowed(filter));
  if (!narrowed)
    return (
      <EmptyState
        icon={<BellOutlined />}
        text={t('page.alarmsEmpty')}
        action={<ActionButton id="incident.alarm" look="text" />}
      />
    );
  return (
    <EmptyState
      icon={<BellOutlined />}
      text={t('alarming.nothingThrough')}
      actionText={t('alarming.wholeList')}
      onAction={() => useAlarmDesk.setState({ filter: WHOLE_LIST })}
    />
  );
}

/** What was told last, for those who read the page with their ears, and for whoever checks that it was told. */
function SoundedMark() {
  const last = useSounded((state) => state.last);
  return (
    <p
      className="om-visually-hidden"
      role="status"
      aria-live={last?.sounding.priority === 'critical' ? 'assertive' : 'polite'}
      data-testid="alarm-sounded"
      data-sounded={last && `${last.sounding.priority} ${last.sounding.reason} ${last.state}`}
      data-alarm={last?.sounding.alarm.id}
      data-number={last?.number ?? 0}
    >
      {last?.text}
    </p>
  );
}
