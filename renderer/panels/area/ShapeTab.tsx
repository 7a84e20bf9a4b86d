import './area.css';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { formatNumber } from '../../format.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { AreaList } from './AreaList.tsx';
import { useAreaQuestion } from './areaQuestion.ts';
import { ShapeExport } from './ShapeExport.tsx';
import { ShapeQuestion } from './ShapeQuestion.tsx';
import { ShapeSums } from './ShapeSums.tsx';
import { useAreaQuery } from './useAreaQuery.ts';

/** What a drawn shape, a road, a river or an outline holds: counts, sums, the list, export. */
export function ShapeTab() {
  const t = useT();
  const replaying = useDesk((desk) => desk.replay !== undefined);
  const { shape, answer } = useAreaQuestion();
  const { error, waiting, placed, readMore, reload } = useAreaQuery();
  return (
    <>
      <ShapeQuestion reload={reload} />
      {replaying && <p className="hint hint-warning">{t('area.today')}</p>}
      {!shape && <EmptyState text={t('area.noShape')} />}
      {error && <ErrorState error={error} onRetry={reload} />}
      {waiting && <LoadingState rows={5} />}
      {answer && (
        <>
          <Counts counts={answer.counts} />
          <ShapeSums sums={answer.sums} />
          <div className="list-head">
            <h3>
              {t('area.list')}
              <span className="muted"> {t('area.listCount', { count: formatNumber(answer.total) })}</span>
            </h3>
            <ShapeExport ids={answer.ids ?? []} />
          </div>
          {answer.idsCut && (
            <p className="hint hint-warning">{t('area.idsCut', { count: formatNumber(answer.ids?.length ?? 0) })}</p>
          )}
          <p className="hint">{t(answer.lengthM === undefined ? 'area.sortedByDistance' : 'area.sortedAlong')}</p>
          <AreaList placed={placed} total={answer.total} onMore={readMore} />
        </>
      )}
    </>
  );
}

/** How many of each category; a press narrows the question to that kind, or takes it back. */
function Counts({ counts }: { readonly counts: OutputOf<'area.query'>['counts'] }) {
  const t = useT();
  const kinds = useAreaQuestion((state) => state.kinds);
  return (
    <ul className="chips" aria-label={t('area.categories')} data-testid="area-counts">
      {counts.map(({ kind, category, count }) => (
        <li key={`${kind}_${category ?? ''}`}>
          <button
            type="button"
            className="chip chip-button"
            aria-pressed={kinds.length === 1 && kinds[0] === kind}
            onClick={() => useAreaQuestion.setState({ kinds: kinds.length === 1 && kinds[0] === kind ? [] : [kind] })}
          >
            {t(category === undefined ? `records.${kind}` : `records.${kind}_${category}`)}{' '}
            <b className="number">{formatNumber(count)}</b>
          </button>
        </li>
      ))}
    </ul>
  );
}
