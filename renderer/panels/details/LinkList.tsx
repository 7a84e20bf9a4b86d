import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { kindOfId, type PlaceRecord } from '../../../shared/records/index.ts';
import { flyToPlace } from '../../frame/map/mapControl.ts';
import { symbolOf } from '../../frame/map/symbolOf.ts';
import { useShownLists } from '../../replay/useShownLists.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { KindSymbol } from '../../ui/KindSymbol.tsx';
import { linksOf, type RecordLinks } from './recordLinks.ts';

interface LinkListProps {
  readonly place: PlaceRecord;
}

/** Records of a relation that show before more are asked for. */
const SHOWN = 5;

/** Records that the place is joined to; each selects and shows itself. */
export function LinkList({ place }: LinkListProps) {
  const t = useT();
  const { firm, drain, riverReach, gridCell } = useShownLists();
  const links = useMemo(
    () => linksOf(place, { firm, drain, riverReach, gridCell }),
    [place, firm, drain, riverReach, gridCell],
  );
  if (links.length === 0) return null;
  return (
    <section className="record-links" aria-label={t('firm.linkTitle')} data-testid="record-links">
      {links.map((link) => (
        <Relation key={link.labelKey} link={link} />
      ))}
    </section>
  );
}

function Relation({ link: { labelKey, records } }: { readonly link: RecordLinks }) {
  const t = useT();
  const [all, setAll] = useState(false);
  const shown = all ? records : records.slice(0, SHOWN);
  const go = (record: PlaceRecord) => {
    useDesk.setState({ selectedIds: new Set([record.id]) });
    flyToPlace(record);
  };
  return (
    <div className="record-link">
      <h3>{t(labelKey, { count: records.length })}</h3>
      <ul>
        {shown.map((record) => (
          <li key={record.id}>
            <button type="button" className="place-row" onClick={() => go(record)} data-testid="record-link">
              <KindSymbol name={symbolOf(kindOfId(record.id) ?? 'firm', record)} />
              <span className="place-name">{record.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length < records.length && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t('firm.showMore', { count: records.length - shown.length })}
        </Button>
      )}
    </div>
  );
}
