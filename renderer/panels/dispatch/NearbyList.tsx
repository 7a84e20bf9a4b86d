import { Button, Checkbox, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { Position } from '../../../shared/geo.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { PlaceRow } from '../area/PlaceRow.tsx';
import { type PlacedRecord, placedRecords } from '../area/ringTable.ts';
import { useQuery } from '../useQuery.ts';
import { matches, NEARBY_KINDS, type NearbyKind, offer } from './nearby.ts';

interface NearbyListProps {
  readonly position: Position;
  readonly chosen: ReadonlyMap<string, PlacedRecord>;
  readonly onToggle: (entry: PlacedRecord) => void;
}

const NEAREST = 100;
const TITLES = { team: 'dispatch.teams', supply: 'dispatch.supplies', shelter: 'dispatch.shelters' } as const;

/** Teams, depots and shelters by straight-line distance; several can be chosen. */
export function NearbyList({ position, chosen, onToggle }: NearbyListProps) {
  const t = useT();
  const [kind, setKind] = useState<NearbyKind>('team');
  const [text, setText] = useState('');
  const list = useRecords((state) => state.lists[kind]);
  const { data, error, reload } = useQuery(
    'area.nearest',
    { position: { lon: position.lon, lat: position.lat }, kinds: [kind], limit: NEAREST },
    list,
  );
  const found = useMemo(
    () => placedRecords(data?.places ?? []).filter((entry) => entry.kind === kind && matches(entry, text)),
    [data, kind, text],
  );
  return (
    <section className="nearby">
      <div className="list-head">
        <h3>
          {t('dispatch.nearby')} <span className="muted">{t('dispatch.straight')}</span>
        </h3>
        {chosen.size > 0 && <span className="muted">{t('dispatch.chosen', { count: chosen.size })}</span>}
      </div>
      <div className="area-row">
        <Segmented<NearbyKind>
          size="small"
          value={kind}
          aria-label={t('dispatch.nearby')}
          onChange={setKind}
          options={NEARBY_KINDS.map((value) => ({ value, label: t(TITLES[value]) }))}
        />
        <Input.Search
          size="small"
          allowClear
          placeholder={t('dispatch.search')}
          aria-label={t('dispatch.search')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {error && <ErrorState error={error} onRetry={reload} />}
      {!data && !error && <LoadingState rows={3} />}
      {data && found.length === 0 && (
        <EmptyState
          text={t('dispatch.nearbyEmpty')}
          action={
            <Button size="small" onClick={() => useDesk.setState({ dialog: 'import' })}>
              {t('dispatch.importAction')}
            </Button>
          }
        />
      )}
      <ul className="place-list nearby-list" data-testid={`nearby-${kind}`}>
        {found.map((entry) => (
          <li key={entry.record.id}>
            <Checkbox className="nearby-row" checked={chosen.has(entry.record.id)} onChange={() => onToggle(entry)}>
              <PlaceRow kind={kind} place={entry.record} distanceM={entry.distanceM} extra={offer(t, entry)} />
            </Checkbox>
          </li>
        ))}
      </ul>
    </section>
  );
}
