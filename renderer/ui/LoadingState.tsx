import './ui.css';
import { useT } from '../state/language.ts';

/** Rows of grey where content is on its way. @param rows how many @default 3 */
export function LoadingState({ rows = 3 }: { readonly rows?: number }) {
  const t = useT();
  return (
    <div className="om-skeleton" role="status" aria-live="polite" data-testid="loading-state">
      <span className="om-visually-hidden">{t('common.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <i key={row} aria-hidden="true" />
      ))}
    </div>
  );
}
