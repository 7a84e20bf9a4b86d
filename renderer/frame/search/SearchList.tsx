import { AimOutlined, HistoryOutlined } from '@ant-design/icons';
import { Fragment, type ReactNode, useEffect } from 'react';
import { errorKey } from '../../../shared/errors.ts';
import { formatCoordinate } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { HitRow } from './HitRow.tsx';
import type { Option } from './option.ts';
import type { Found } from './useSearch.ts';

interface SearchListProps {
  readonly id: string;
  readonly hidden: boolean;
  readonly query: string;
  readonly options: readonly Option[];
  readonly chosen: number;
  readonly found: Found;
  readonly waiting: boolean;
  readonly onPoint: (index: number) => void;
  readonly onChoose: (option: Option) => void;
}

/** What the search box offers: hits under the names of their kinds, a position, or earlier searches. */
export function SearchList({ id, hidden, query, options, chosen, found, waiting, onPoint, onChoose }: SearchListProps) {
  const t = useT();
  useEffect(() => {
    if (!hidden) document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [hidden, id, chosen]);
  const note = noteOf();
  return (
    <div className="om-search-list" id={`${id}-list`} role="listbox" aria-label={t('search.label')} hidden={hidden}>
      {query === '' && options.length > 0 && <p className="om-search-head">{t('search.recent')}</p>}
      {options.map((option, i) => {
        const before = options[i - 1];
        const kind = option.type === 'hit' ? option.hit.kind : undefined;
        const first = kind !== undefined && !(before?.type === 'hit' && before.hit.kind === kind);
        return (
          <Fragment key={keyOf(option)}>
            {first && (
              <p className="om-search-head" role="presentation">
                {t(`records.${kind}`)}
              </p>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys go to the text field (combobox pattern) */}
            <div
              id={`${id}-${i}`}
              className="om-hit"
              role="option"
              aria-selected={i === chosen}
              tabIndex={-1}
              data-testid={option.type === 'recent' ? 'recent-search' : 'place-hit'}
              data-id={option.type === 'hit' ? option.hit.id : undefined}
              // The field keeps the focus: a blur would close the list before the click.
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => onPoint(i)}
              onClick={() => onChoose(option)}
            >
              {contentOf(option)}
            </div>
          </Fragment>
        );
      })}
      {note !== undefined && (
        <p className="om-search-none" role="status" data-testid="search-note">
          {note}
        </p>
      )}
    </div>
  );

  function contentOf(option: Option): ReactNode {
    switch (option.type) {
      case 'hit':
        return <HitRow hit={option.hit} />;
      case 'position':
        return (
          <>
            <AimOutlined aria-hidden="true" />
            <span>{t('search.position', { position: formatCoordinate(option.position) })}</span>
          </>
        );
      case 'recent':
        return (
          <>
            <HistoryOutlined aria-hidden="true" />
            <span className="om-search-name">{option.text}</span>
          </>
        );
    }
  }

  function noteOf(): string | undefined {
    if (query === '' || options.some(({ type }) => type === 'position')) return undefined;
    if (found.error) return t(errorKey(found.error.code), found.error.params);
    if (found.offline) return t(options.length === 0 ? 'search.offlineNone' : 'search.offline', { query });
    if (options.length === 0) return waiting ? t('search.waiting') : t('search.none', { query });
    return found.more ? t('search.more') : undefined;
  }
}

function keyOf(option: Option): string {
  switch (option.type) {
    case 'hit':
      return option.hit.id;
    case 'position':
      return 'position';
    case 'recent':
      return `recent ${option.text}`;
  }
}
