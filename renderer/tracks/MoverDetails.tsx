import { kindOfId, recordSchemas } from '../../shared/records/index.ts';
import { PlaceDetails } from '../panels/details/PlaceDetails.tsx';
import { useQuery } from '../panels/useQuery.ts';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { MotionPanel } from './MotionPanel.tsx';
import { movingOnMap } from './movingOnMap.ts';

/**
 * The one selected vehicle, where its record is not on this page: with 70,000 of them only the one that is looked at is
 * fetched.
 */
export function useTrackedId(found: readonly { readonly id: string }[]): string | undefined {
  const selectedIds = useDesk((desk) => desk.selectedIds);
  const [id] = selectedIds;
  if (selectedIds.size !== 1 || id === undefined || found.length > 0) return undefined;
  return kindOfId(id) === 'vehicle' || movingOnMap.rowOf(id) !== undefined ? id : undefined;
}

/** Details of something that moves: its record, asked for when it is looked at, or what its reports alone say. */
export function MoverDetails({ id }: { readonly id: string }) {
  const t = useT();
  const { data, error, loading, reload } = useQuery('records.get', { id });
  const vehicle = recordSchemas.vehicle.safeParse(data?.record);
  if (vehicle.success && vehicle.data.id === id) return <PlaceDetails place={vehicle.data} />;
  if (loading) return <LoadingState rows={5} />;
  if (error && error.code !== 'record.notFound') return <ErrorState error={error} onRetry={reload} />;
  return (
    <article className="details" data-testid="unknown-mover">
      <header className="details-head">
        <h2>{id.replace(/^\w+:/, '')}</h2>
        <p className="details-tags">
          <StatusTag tone="caution">{t('tracks.legendUnknown')}</StatusTag>
        </p>
      </header>
      <p className="muted">{t('tracks.unknownHint')}</p>
      <MotionPanel subjectId={id} />
    </article>
  );
}
