import './firms.css';
import { CloseOutlined } from '@ant-design/icons';
import { useDeferredValue, useMemo } from 'react';
import { closeOver } from '../firmFile/open.ts';
import { formatNumber } from '../format.ts';
import { useQuery } from '../panels/useQuery.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { FactorForm } from './FactorForm.tsx';
import { FirmTable } from './FirmTable.tsx';
import { factorTexts } from './factorTexts.ts';
import { ResultTools } from './ResultTools.tsx';
import { SavedViews } from './SavedViews.tsx';
import { useFirmSearch } from './searchState.ts';

/** Rows fetched at once: more firms than that and the rest is reached by narrowing the search. */
const LIMIT = 1000;

/** Firms by many factors at once: conditions, how many answer, and what can be done with them. */
export function FirmsPage() {
  const t = useT();
  const { factors, orderBy, descending } = useFirmSearch();
  const firms = useRecords((state) => state.lists.firm);
  const sources = useRecords((state) => state.lists.riskSource);
  const version = useMemo(() => ({ firms, sources }), [firms, sources]);
  const asked = useDeferredValue(factors);
  const { data, error, loading, reload } = useQuery(
    'firms.search',
    { factors: asked, orderBy, descending, limit: LIMIT },
    version,
  );
  const texts = factorTexts(t, factors);
  return (
    <div className="fs" data-testid="firms-page">
      <header className="fs-head">
        <h2>{t('firm.search')}</h2>
        <p className="fs-count" role="status" aria-live="polite" data-testid="firm-count" data-loading={loading}>
          {data && (
            <>
              <b>{formatNumber(data.total)}</b> {t('firm.countOf', { of: formatNumber(data.of) })}
            </>
          )}
        </p>
        <ResultTools total={data?.total ?? 0} condition={texts.join('；')} />
        <IconButton
          icon={<CloseOutlined />}
          label={t('common.close')}
          keyText="Esc"
          onClick={closeOver}
          testId="over-close"
        />
      </header>
      <aside className="fs-factors" aria-label={t('firm.conditions')}>
        <SavedViews />
        <FactorForm />
      </aside>
      <div className="fs-result">
        {error && <ErrorState error={error} onRetry={reload} />}
        {!error && !data && <LoadingState rows={8} />}
        {!error && data?.of === 0 && <EmptyState text={t('firm.noFirms')} detail={t('firm.noFirmsHow')} />}
        {!error && data && data.of > 0 && data.total === 0 && (
          <EmptyState
            text={t('firm.noneFound')}
            detail={texts.join('；')}
            actionText={t('firm.clearFactors')}
            onAction={() => useFirmSearch.setState({ factors: {}, viewId: undefined })}
          />
        )}
        {!error && data && data.total > 0 && (
          <>
            {texts.length > 0 && (
              <div className="chips fs-chips">
                {texts.map((text) => (
                  <span key={text} className="chip chip-on">
                    {text}
                  </span>
                ))}
                <button
                  type="button"
                  className="chip chip-button"
                  onClick={() => useFirmSearch.setState({ factors: {}, viewId: undefined })}
                >
                  {t('firm.clearFactors')}
                </button>
              </div>
            )}
            <FirmTable rows={data.rows} near={factors.near !== undefined} />
            {data.total > data.rows.length && <p className="muted">{t('firm.firstShown', { count: LIMIT })}</p>}
          </>
        )}
      </div>
    </div>
  );
}
