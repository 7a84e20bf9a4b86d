import './search.css';
import { CloseCircleFilled, HistoryOutlined, SearchOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useT } from '../../state/language.ts';
import { notifyError } from '../../ui/notify.ts';
import { flyTo } from '../map/mapControl.ts';
import { hitGroups } from './hitGroups.ts';
import type { Option } from './option.ts';
import { readPosition } from './readPosition.ts';
import { forgetSearches, keepSearch, useRecentSearches } from './recentSearches.ts';
import { SearchList } from './SearchList.tsx';
import { showHit } from './showHit.ts';
import { useSearch } from './useSearch.ts';

/** The one search box: everything that has a name, by any part of it, its Pinyin or its numbers; and positions. */
export function PlaceSearch() {
  const t = useT();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [index, setIndex] = useState(0);
  const [hurried, setHurried] = useState(false);
  const position = useMemo(() => readPosition(query), [query]);
  const text = open && !position ? query.trim() : '';
  const { found, waiting } = useSearch(text);
  const recent = useRecentSearches((state) => state.texts);
  const groups = useMemo(() => hitGroups(found.hits), [found]);
  const options = useMemo((): readonly Option[] => {
    if (position) return [{ type: 'position', position }];
    if (query.trim() === '') return recent.map((known) => ({ type: 'recent', text: known }));
    return groups.flatMap(({ hits }) => hits.map((hit): Option => ({ type: 'hit', hit })));
  }, [position, query, recent, groups]);
  const chosen = Math.min(index, options.length - 1);

  const type = (next: string) => {
    setQuery(next);
    setIndex(0);
    setOpen(true);
    setHurried(false);
  };
  const choose = (option: Option | undefined) => {
    if (!option) return;
    if (option.type === 'recent') {
      type(option.text);
      return;
    }
    setOpen(false);
    input.current?.blur();
    if (option.type === 'position') flyTo(option.position);
    else {
      keepSearch(query);
      showHit(option.hit).catch(notifyError);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the arrival of the awaited answer chooses
  useEffect(() => {
    if (!hurried || waiting) return;
    setHurried(false);
    if (open) choose(options[0]);
  }, [hurried, waiting]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      const next = Math.abs(step) === 1 ? (chosen + step + options.length) % options.length : chosen + step;
      setIndex(Math.max(0, Math.min(options.length - 1, next)));
    }
    if (event.key === 'Enter') {
      // R2: an answer to an earlier text is nothing to choose from; Enter waits for the answer and takes its first.
      if (waiting) setHurried(true);
      else choose(options[chosen]);
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      if (open) setOpen(false);
      else setQuery('');
    }
  };
  const expanded = open && (query.trim() !== '' || recent.length > 0);
  return (
    <div className="om-search" data-testid="place-search" data-waiting={waiting}>
      <SearchOutlined aria-hidden="true" />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-expanded={expanded}
        aria-controls={`${id}-list`}
        aria-activedescendant={expanded && options[chosen] ? `${id}-${chosen}` : undefined}
        aria-autocomplete="list"
        aria-label={t('search.label')}
        aria-busy={waiting}
        placeholder={t('search.hint')}
        spellCheck={false}
        autoComplete="off"
        value={query}
        data-testid="place-search-input"
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          event.target.select();
          setOpen(true);
        }}
        onBlur={() => setOpen(false)}
        onChange={(event) => type(event.target.value)}
      />
      {query !== '' && (
        <button
          type="button"
          className="om-search-clear"
          aria-label={t('search.clear')}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            type('');
            input.current?.focus();
          }}
        >
          <CloseCircleFilled />
        </button>
      )}
      <SearchList
        id={id}
        hidden={!expanded}
        query={query.trim()}
        options={options}
        chosen={chosen}
        found={found}
        waiting={waiting}
        onPoint={setIndex}
        onChoose={choose}
      />
      {expanded && query.trim() === '' && (
        <button
          type="button"
          className="om-search-forget"
          onPointerDown={(event) => event.preventDefault()}
          onClick={forgetSearches}
        >
          <HistoryOutlined /> {t('search.forget')}
        </button>
      )}
    </div>
  );
}
