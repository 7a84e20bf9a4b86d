import type { MapTranslate } from './api.ts';

export type MapProblemKind = 'noWebGl' | 'contextLost';

interface MapProblemProps {
  readonly kind: MapProblemKind;
  readonly t: MapTranslate;
  readonly onRetry: () => void;
}

/** Why there is no map, what still works, and what to do. */
export function MapProblem({ kind, t, onRetry }: MapProblemProps) {
  return (
    <div className="map-problem" role="alert">
      <h2>{t(`map.${kind}Title`)}</h2>
      <p>{t(`map.${kind}Text`)}</p>
      <button type="button" onClick={onRetry}>
        {t('common.retry')}
      </button>
    </div>
  );
}
