import { VEHICLE_CATEGORIES } from '../../shared/records/vehicle.ts';
import { formatAge } from '../format.ts';
import { motionStateOf } from '../map/layers/moving/motionPack.ts';
import { useT } from '../state/language.ts';
import { hubNow } from '../state/session.ts';
import { movingOnMap } from './movingOnMap.ts';

/** What a hover says of a vehicle whose record this page does not have. */
export function MoverHover({ id }: { readonly id: string }) {
  const t = useT();
  const row = movingOnMap.rowOf(id);
  if (row === undefined) return null;
  const rows = movingOnMap.rows();
  const now = hubNow();
  const category = VEHICLE_CATEGORIES[movingOnMap.categoryOf(row)];
  const speed = rows.speedMs[row] ?? Number.NaN;
  const facts = [
    category ? t(`records.vehicle_${category}`) : t('tracks.legendUnknown'),
    t(`tracks.state_${motionStateOf(rows, row, now)}`),
    ...(Number.isFinite(speed) ? [`${Math.round(speed * 3.6)} km/h`] : []),
    formatAge(rows.at[row] ?? 0, now, t),
  ];
  return (
    <>
      <strong>{movingOnMap.nameOf(id) ?? id.replace(/^\w+:/, '')}</strong>
      <span>{facts.join(' · ')}</span>
    </>
  );
}
