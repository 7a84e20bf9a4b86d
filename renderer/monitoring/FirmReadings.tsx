import type { Station } from '../../shared/records/station.ts';
import { useT } from '../state/language.ts';
import { useLive } from '../state/live.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LivePanel } from './LivePanel.tsx';

/** What the monitoring points of a firm measure now, those that send first. */
export function FirmReadings({ stations }: { readonly stations: readonly Station[] }) {
  const t = useT();
  const live = useLive((state) => state.stations);
  const sending = stations.filter(({ id }) => live.has(id));
  if (sending.length === 0) return <EmptyState text={t('firm.readingsNone')} detail={t('firm.readingsHow')} />;
  return (
    <div className="mon-firm">
      {sending.map((station) => (
        <article key={station.id}>
          <h4>{station.name}</h4>
          <LivePanel station={station} />
        </article>
      ))}
    </div>
  );
}
