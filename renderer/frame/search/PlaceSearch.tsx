import { SearchOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from 'react';
import { isPlaceKind, type PlaceRecord } from '../../../shared/records/index.ts';
import { formatCoordinate } from '../../format.ts';
import { useShownLists } from '../../replay/useShownLists.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { KindSymbol } from '../../ui/KindSymbol.tsx';
import { showIncident } from '../lists/IncidentRow.tsx';
import { flyTo, flyToPlace } from '../map/mapControl.ts';
import { symbolOf } from '../map/symbolOf.ts';
import { findPlaces, type Hit } from './findPlaces.ts';

const LIMIT = 12;

/** Flies to what was found and selects it. */
function show(hit: Hit): void {
  if (hit.kind === 'position') {
    flyTo(hit.position);
  } else if ('openedAt' in hit.record) {
    showIncident(hit.record);
  } else {
    useDesk.setState({ selectedIds: new Set([hit.id]), rightTab: 'details' });
    flyToPlace(hit.record);
  }
}

/** Finds places and incidents by name, code, address or Pinyin initials, and positions by their numbers. */
export function PlaceSearch() {
  const t = useT();
  const id = useId();
  const lists = useShownLists();
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [index, setIndex] = useState(0);
  const wanted = useDeferredValue(query);
  const hits = useMemo(() => (open ? findPlaces(lists, wanted, LIMIT) : []), [open, lists, wanted]);
  const choose = (hit: Hit | undefined) => {
    if (!hit) return;
    setOpen(false);
    show(hit);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && hits.length > 0) {
      event.preventDefault();
      setIndex((index + step + hits.length) % hits.length);
    }
    if (event.key === 'Enter') choose(hits[index]);
    if (event.key === 'Escape') {
      event.stopPropagation();
      setOpen(false);
      if (!open) setQuery('');
    }
  };
  const expanded = open && query.trim() !== '';
  return (
    <div className="om-search" data-testid="place-search">
      <SearchOutlined aria-hidden="true" />
      <input
        type="text"
        role="combobox"
        aria-expanded={expanded}
        aria-controls={`${id}-list`}
        aria-activedescendant={expanded && hits[index] ? `${id}-${index}` : undefined}
        aria-autocomplete="list"
        aria-label={t('page.searchPlaces')}
        placeholder={t('page.searchHint')}
        value={query}
        data-testid="place-search-input"
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          event.target.select();
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setQuery(event.target.value);
          setIndex(0);
          setOpen(true);
        }}
      />
      <div
        className="om-search-list"
        id={`${id}-list`}
        role="listbox"
        aria-label={t('page.searchPlaces')}
        hidden={!expanded}
      >
        {hits.map((hit, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the text field (combobox pattern)
          <div
            key={hit.id}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === index}
            tabIndex={-1}
            data-testid="place-hit"
            // The field keeps the focus: a blur would close the list before the click.
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => setIndex(i)}
            onClick={() => choose(hit)}
          >
            {hit.kind === 'position' ? (
              t('page.searchPosition', { position: formatCoordinate(hit.position) })
            ) : (
              <>
                <KindSymbol name={symbolOf(hit.kind, hit.record)} />
                <span className="om-search-name">{hit.record.name}</span>
                <span className="om-search-kind">{kindText(t, hit)}</span>
              </>
            )}
          </div>
        ))}
        {hits.length === 0 && (
          <div role="option" aria-selected="false" aria-disabled="true" tabIndex={-1} className="om-search-none">
            {t('page.searchNone', { query })}
          </div>
        )}
      </div>
    </div>
  );
}

function kindText(t: (key: string) => string, hit: Exclude<Hit, { kind: 'position' }>): string {
  const { record } = hit;
  const category = isPlaceKind(hit.kind) && 'category' in record ? categoryOf(record) : undefined;
  return t(category === undefined ? `records.${hit.kind}` : `records.${hit.kind}_${category}`);
}

function categoryOf(record: PlaceRecord): string | undefined {
  return 'category' in record ? record.category : undefined;
}
