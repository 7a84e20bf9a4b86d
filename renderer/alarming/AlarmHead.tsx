import { DashboardOutlined, EllipsisOutlined, PauseCircleOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { Dropdown } from 'antd';
import { ActionButton } from '../actions/ActionButton.tsx';
import { formatNumber } from '../format.ts';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import { showView } from './alarmDesk.ts';
import type { AlarmCounts } from './alarmFilter.ts';
import { SoundControl } from './SoundControl.tsx';

interface AlarmHeadProps {
  readonly counts: AlarmCounts;
  readonly nowMs: number;
}

/** How many call, whether they sound, and the way to everything else about alarms. */
export function AlarmHead({ counts: { byStanding }, nowMs }: AlarmHeadProps) {
  const t = useT();
  const calling = byStanding.unacknowledged + byStanding.cleared;
  const items = [
    {
      key: 'shelved',
      icon: <PauseCircleOutlined />,
      label: t('alarming.shelvedList', { count: formatNumber(byStanding.shelved) }),
    },
    { key: 'alarmRules', icon: <UnorderedListOutlined />, label: t('alarming.rules') },
    { key: 'alarmHealth', icon: <DashboardOutlined />, label: t('alarming.health') },
  ];
  return (
    <>
      {calling > 0 && (
        <span className="om-alarm-calling" title={t('page.alarmsRaised', { count: formatNumber(calling) })}>
          <StatusTag tone="order" solid testId="alarms-raised">
            {t('alarming.calling', { count: formatNumber(calling) })}
          </StatusTag>
        </span>
      )}
      <SoundControl nowMs={nowMs} />
      <ActionButton id="incident.alarm" look="icon" />
      <Dropdown
        trigger={['click']}
        autoFocus
        placement="bottomRight"
        menu={{
          items,
          onClick: ({ key }) => {
            if (key === 'shelved') showView('shelved');
            else if (key === 'alarmRules' || key === 'alarmHealth') useDesk.setState({ dialog: key });
          },
        }}
      >
        <button
          type="button"
          className="om-icon-button"
          aria-label={t('alarming.deskMenu')}
          title={t('alarming.deskMenu')}
          data-testid="alarm-menu"
        >
          <EllipsisOutlined />
        </button>
      </Dropdown>
    </>
  );
}
