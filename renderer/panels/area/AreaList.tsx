import { useState } from 'react';
import { formatNumber } from '../../format.ts';
import { flyToPlace } from '../../frame/map/mapControl.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { moveByArrows, ROW } from '../../ui/arrowKeys.ts';
import { PlaceRow } from './PlaceRow.tsx';
import type { PlacedRecord } from './ringTable.ts';

interface AreaListProps {
  readonly placed: readonly PlacedRecord[];
  /** How many there are, where `placed` is the beginning of them. */
  readonly total?: number | undefined;
  /** Reads further ones. */
  readonly onMore?: (() => void) | undefined;
}

/** Rows drawn at first, and added each time the end of the list is asked for. */
const PAGE = 200;

/** Places by distance; a click selects the place and flies there, the panel keeps the list. */
export function AreaList({ placed, total = placed.length, onMore }: AreaListProps) {
  const t = useT();
  const [limit, setLimit] = useState(PAGE);
  const selectedIds = useDesk((desk) => desk.selectedIds);
  const shown = onMore ? placed.length : limit;
  const more = onMore ?? (() => setLimit(limit + PAGE));
  if (placed.length === 0) return <p className="muted">{t('area.listEmpty')}</p>;
  return (
    <ul className="place-list" onKeyDown={moveByArrows} data-testid="area-list">
      {placed.slice(0, shown).map(({ kind, record, distanceM, alongM }) => (
        <li key={record.id}>
          <button
            type="button"
            className="place-row"
            {...ROW}
            aria-pressed={selectedIds.has(record.id)}
            onClick={() => {
              useDesk.setState({ selectedIds: new Set([record.id]) });
              flyToPlace(record);
            }}
            onMouseEnter={() => useDesk.setState({ hoverId: record.id })}
            onMouseLeave={() => useDesk.setState({ hoverId: undefined })}
          >
            <PlaceRow kind={kind} place={record} distanceM={distanceM} alongM={alongM} />
          </button>
        </li>
      ))}
      {total > shown && (
        <li>
          <button type="button" className="place-row place-more" {...ROW} onClick={more} data-testid="area-more">
            {t('area.listMore', { count: formatNumber(total - shown) })}
          </button>
        </li>
      )}
    </ul>
  );
}
