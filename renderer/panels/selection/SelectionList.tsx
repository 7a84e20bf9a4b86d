import { Button } from 'antd';
import { placeBounds } from '../../../shared/geo.ts';
import { type AnyRecord, isPlaceKind, kindOfId, type PlaceRecord } from '../../../shared/records/index.ts';
import { formatNumber } from '../../format.ts';
import { mapHandle } from '../../frame/map/mapControl.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { PlaceRow } from '../area/PlaceRow.tsx';
import { isPlace } from '../focus.ts';
import { ExportMenu } from './ExportMenu.tsx';

interface SelectionListProps {
  readonly records: readonly AnyRecord[];
}

function showAll(places: readonly PlaceRecord[]): void {
  const bounds = places.map(placeBounds);
  const edge = (index: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) => pick(...bounds.map((b) => b[index]));
  mapHandle()?.fitBounds([edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)]);
}

/** Several selected things: what they are, and their export. */
export function SelectionList({ records }: SelectionListProps) {
  const t = useT();
  const places = records.filter(isPlace);
  return (
    <div className="selection" data-testid="selection-list">
      <div className="list-head">
        <h3>{t('incident.selectedCount', { count: formatNumber(records.length) })}</h3>
        <ExportMenu places={places} name={t('incident.selectedName')} />
      </div>
      <div className="button-row">
        <Button size="small" disabled={places.length === 0} onClick={() => showAll(places)}>
          {t('incident.selectedShowAll')}
        </Button>
        <Button size="small" onClick={() => useDesk.setState({ selectedIds: new Set() })}>
          {t('incident.selectedClear')}
        </Button>
      </div>
      <ul className="place-list">
        {records.slice(0, 500).map((record) => {
          const kind = kindOfId(record.id);
          return (
            <li key={record.id}>
              <button
                type="button"
                className="place-row"
                onClick={() => useDesk.setState({ selectedIds: new Set([record.id]) })}
              >
                {kind && isPlaceKind(kind) && isPlace(record) ? (
                  <PlaceRow kind={kind} place={record} />
                ) : (
                  <span className="place-main">
                    <span className="place-name">{'name' in record ? record.name : record.id}</span>
                    <span className="place-about">{kind && t(`records.${kind}`)}</span>
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
