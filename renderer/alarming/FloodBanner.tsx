import { DownOutlined, UpOutlined, WarningOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { Alarm } from '../../shared/records/alarm.ts';
import { formatNumber } from '../format.ts';
import { flyTo } from '../frame/map/mapControl.ts';
import { placeById } from '../panels/focus.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { ALARM_TONES } from '../ui/tones.ts';
import { setFilter } from './alarmDesk.ts';
import { type FloodGroup, groupByPark, groupBySubject } from './flood.ts';

type GroupBy = 'subject' | 'park';

interface FloodBannerProps {
  /** Alarms of the flood's ten minutes. */
  readonly recent: readonly Alarm[];
}

/** More alarms in ten minutes than one person can read: how many, and where they come from. */
export function FloodBanner({ recent }: FloodBannerProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [by, setBy] = useState<GroupBy>('subject');
  return (
    <section className="om-flood" aria-label={t('alarming.floodTitle')} data-testid="alarm-flood">
      <button type="button" className="om-flood-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <WarningOutlined />
        <span>{t('alarming.flood', { count: formatNumber(recent.length) })}</span>
        {open ? <UpOutlined /> : <DownOutlined />}
      </button>
      {open && (
        <>
          <Segmented<GroupBy>
            size="small"
            value={by}
            aria-label={t('alarming.floodBy')}
            onChange={setBy}
            options={[
              { value: 'subject', label: t('alarming.floodBySubject') },
              { value: 'park', label: t('alarming.floodByPark') },
            ]}
          />
          <FloodGroups recent={recent} by={by} />
        </>
      )}
    </section>
  );
}

function FloodGroups({ recent, by }: { readonly recent: readonly Alarm[]; readonly by: GroupBy }) {
  const t = useT();
  const lists = useRecords((state) => state.lists);
  const groups = useMemo(
    () =>
      by === 'park' ? groupByPark(recent, lists.park) : groupBySubject(recent, (id) => placeById(lists, id)?.name),
    [by, recent, lists],
  );
  const show = (label: string, { ids, position }: FloodGroup) => {
    setFilter({ ids: { label, ids: new Set(ids) }, view: 'pending' });
    if (position) flyTo(position);
  };
  return (
    <ul className="om-flood-groups">
      {groups.map((group) => {
        const label = group.name ?? t(by === 'park' ? 'alarming.outsideParks' : 'alarming.withoutPlace');
        return (
          <li key={group.key}>
            <button
              type="button"
              className={`om-flood-group om-tone-${ALARM_TONES[group.worst]}`}
              data-testid="flood-group"
              onClick={() => show(label, group)}
            >
              <span>{label}</span>
              <b>{formatNumber(group.ids.length)}</b>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
