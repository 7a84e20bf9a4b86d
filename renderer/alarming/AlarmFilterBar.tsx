import { CheckSquareOutlined, CloseOutlined, FilterOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import { useMemo } from 'react';
import { ALARM_PRIORITIES, type Alarm } from '../../shared/records/alarm.ts';
import { STATION_CATEGORIES } from '../../shared/records/station.ts';
import { formatNumber } from '../format.ts';
import { useBlocked } from '../panels/useCommand.ts';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ALARM_TONES } from '../ui/tones.ts';
import { setFilter, togglePriority, useAlarmDesk } from './alarmDesk.ts';
import {
  ALARM_VIEWS,
  type AlarmCategory,
  type AlarmCounts,
  type AlarmView,
  categoryOf,
  isNarrowed,
} from './alarmFilter.ts';
import { useStationsById } from './useStationsById.ts';

/** Counts by priority that switch it on and off, and what else narrows the list. */
export function AlarmFilterBar({ counts }: { readonly counts: AlarmCounts }) {
  const t = useT();
  const { filter, filterOpen } = useAlarmDesk();
  const blocked = useBlocked('alarms.advance');
  const narrowed = isNarrowed(filter);
  return (
    <div className="om-alarm-filter" data-testid="alarm-filter">
      <div className="om-alarm-priorities">
        {ALARM_PRIORITIES.map((priority) => (
          <PriorityChip
            key={priority}
            priority={priority}
            count={counts.byPriority[priority]}
            isShown={!filter.hidden.has(priority)}
          />
        ))}
        <span className="om-alarm-filter-buttons">
          <IconButton
            icon={<FilterOutlined />}
            label={t(narrowed ? 'alarming.filterActive' : 'alarming.filter')}
            pressed={filterOpen || narrowed}
            testId="alarm-filter-open"
            onClick={() => useAlarmDesk.setState({ filterOpen: !filterOpen })}
          />
          <IconButton
            icon={<CheckSquareOutlined />}
            label={t('alarming.acknowledgeShown')}
            blocked={blocked}
            testId="alarms-acknowledge-shown"
            onClick={() => useDesk.setState({ dialog: 'acknowledgeAlarms' })}
          />
        </span>
      </div>
      {filterOpen && <FilterFields counts={counts} />}
      {filter.ids && (
        <button
          type="button"
          className="om-alarm-group-filter"
          data-testid="alarm-group-filter"
          onClick={() => setFilter({ ids: undefined })}
        >
          <span>{t('alarming.onlyGroup', { name: filter.ids.label })}</span>
          <CloseOutlined />
        </button>
      )}
    </div>
  );
}

interface PriorityChipProps {
  readonly priority: Alarm['priority'];
  readonly count: number;
  readonly isShown: boolean;
}

function PriorityChip({ priority, count, isShown }: PriorityChipProps) {
  const t = useT();
  const name = t(`records.alarmPriority_${priority}`);
  return (
    <button
      type="button"
      className={`om-alarm-priority om-tone-${ALARM_TONES[priority]}${count === 0 ? ' none' : ''}`}
      aria-pressed={isShown}
      title={t(isShown ? 'alarming.hidePriority' : 'alarming.showPriority', { priority: name })}
      data-testid={`alarm-priority-${priority}`}
      onClick={() => togglePriority(priority)}
    >
      <span>{t(`alarming.short_${priority}`)}</span> <b>{formatNumber(count)}</b>
    </button>
  );
}

/** Number of a view's alarms, where it is worth saying. */
function countOf(view: AlarmView, { byStanding }: AlarmCounts): number {
  if (view === 'pending') return byStanding.unacknowledged + byStanding.cleared + byStanding.acknowledged;
  return view === 'over' ? byStanding.normal + byStanding.settled : byStanding[view];
}

function FilterFields({ counts }: { readonly counts: AlarmCounts }) {
  const t = useT();
  const filter = useAlarmDesk((desk) => desk.filter);
  const categories = useCategories();
  return (
    <div className="om-alarm-filter-fields">
      <Select<AlarmView>
        size="small"
        value={filter.view}
        aria-label={t('alarming.filterView')}
        data-testid="alarm-view"
        popupMatchSelectWidth={false}
        onChange={(view) => setFilter({ view })}
        options={ALARM_VIEWS.map((view) => ({
          value: view,
          label: t('alarming.viewCount', {
            view: t(`alarming.view_${view}`),
            count: formatNumber(countOf(view, counts)),
          }),
        }))}
      />
      <Select<AlarmCategory | ''>
        size="small"
        value={filter.category ?? ''}
        aria-label={t('alarming.filterCategory')}
        data-testid="alarm-category"
        popupMatchSelectWidth={false}
        onChange={(category) => setFilter({ category: category === '' ? undefined : category })}
        options={[
          { value: '' as const, label: t('alarming.everyCategory') },
          ...categories.map((category) => ({ value: category, label: categoryText(t, category) })),
        ]}
      />
    </div>
  );
}

const STATION_CATEGORY: ReadonlySet<string> = new Set(STATION_CATEGORIES);

function categoryText(t: (key: string) => string, category: AlarmCategory): string {
  return t(STATION_CATEGORY.has(category) ? `records.station_${category}` : `records.alarmSource_${category}`);
}

/** Categories that occur. */
function useCategories(): readonly AlarmCategory[] {
  const alarms = useRecords((state) => state.lists.alarm);
  const stations = useStationsById();
  return useMemo(() => [...new Set(alarms.map((alarm) => categoryOf(alarm, stations)))].sort(), [alarms, stations]);
}
