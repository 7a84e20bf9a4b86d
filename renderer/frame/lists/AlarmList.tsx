import { BellOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { useShownLists, useShownTimeMs } from '../../replay/useShownLists.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useNow } from '../../ui/useNow.ts';
import { AlarmRow } from './AlarmRow.tsx';
import { sortAlarms } from './listOrder.ts';
import { useHeldList } from './useHeldList.ts';

/** Rows drawn at most; the rest is reached by settling the first. */
const MAX_ROWS = 200;

/** Alarms that ask for somebody, and on request those that are settled. */
export function AlarmList() {
  const t = useT();
  const { alarm } = useShownLists();
  const selectedIds = useDesk((desk) => desk.selectedIds);
  const shownTimeMs = useShownTimeMs();
  const now = useNow(10_000);
  const [settledToo, setSettledToo] = useState(false);
  const pending = useMemo(() => alarm.filter(({ state }) => state === 'raised' || state === 'acknowledged'), [alarm]);
  const sorted = useMemo(() => sortAlarms(settledToo ? alarm : pending), [settledToo, alarm, pending]);
  const { shown, waiting, release, ref } = useHeldList(sorted);
  const raised = pending.filter(({ state }) => state === 'raised').length;
  const settled = alarm.length - pending.length;
  return (
    <Panel
      title={t('page.alarms')}
      className="om-list"
      testId="alarm-list"
      scrolls={false}
      extra={
        <>
          {raised > 0 && (
            <StatusTag tone="order" solid testId="alarms-raised">
              {t('page.alarmsRaised', { count: raised })}
            </StatusTag>
          )}
          {settled > 0 && (
            <Button size="small" type="text" aria-pressed={settledToo} onClick={() => setSettledToo(!settledToo)}>
              {settledToo ? t('page.alarmsPendingOnly') : t('page.alarmsSettled', { count: settled })}
            </Button>
          )}
          <ActionButton id="incident.alarm" look="icon" />
        </>
      }
    >
      <div className="om-rows" ref={ref}>
        {waiting > 0 && (
          <button type="button" className="om-waiting" data-testid="alarms-waiting" onClick={release}>
            {t('page.alarmsWaiting', { count: waiting })}
          </button>
        )}
        {shown.length === 0 && waiting === 0 ? (
          <EmptyState icon={<BellOutlined />} text={t('page.alarmsEmpty')} />
        ) : (
          <ul>
            {shown.slice(0, MAX_ROWS).map((entry) => (
              <AlarmRow key={entry.id} alarm={entry} nowMs={shownTimeMs ?? now} selected={selectedIds.has(entry.id)} />
            ))}
          </ul>
        )}
        {shown.length > MAX_ROWS && (
          <p className="om-rows-more">{t('page.rowsMore', { count: shown.length - MAX_ROWS })}</p>
        )}
      </div>
    </Panel>
  );
}
