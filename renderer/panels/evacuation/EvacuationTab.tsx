import { Button } from 'antd';
import { useState } from 'react';
import type { Incident } from '../../../shared/records/incident.ts';
import { formatDistance, formatNumber, formatRadius } from '../../format.ts';
import { flyToPlace } from '../../frame/map/mapControl.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { PlaceRow } from '../area/PlaceRow.tsx';
import { placedRecords } from '../area/ringTable.ts';
import { useFocus } from '../focus.ts';
import { useQuery } from '../useQuery.ts';
import { placedShelters, type RingBalance, shelterBalance } from './shelterBalance.ts';

const NEAREST = 50;

/** What the records say of an evacuation: people within each ring, shelters outside it. */
export function EvacuationTab() {
  const t = useT();
  const { incident } = useFocus();
  if (!incident) return <EmptyState text={t('incident.noIncident')} />;
  return <Evacuation incident={incident} />;
}

function Evacuation({ incident }: { readonly incident: Incident }) {
  const t = useT();
  const { lon, lat } = incident.position;
  const sensitive = useRecords((state) => state.lists.sensitiveArea);
  const shelterList = useRecords((state) => state.lists.shelter);
  const rings = useQuery('area.rings', { centre: { lon, lat }, radiiM: [...incident.radiiM] }, sensitive);
  const near = useQuery('area.nearest', { position: { lon, lat }, kinds: ['shelter'], limit: NEAREST }, shelterList);
  const [chosenM, setChosenM] = useState<number | undefined>();
  const error = rings.error ?? near.error;
  if (error) {
    return (
      <ErrorState
        error={error}
        onRetry={() => {
          rings.reload();
          near.reload();
        }}
      />
    );
  }
  if (!rings.data || !near.data) return <LoadingState rows={4} />;
  const balances = shelterBalance(rings.data.rings, placedShelters(placedRecords(near.data.places)));
  const chosen = balances.find(({ radiusM }) => radiusM === chosenM) ?? balances[0];
  return (
    <div className="evacuation" data-testid="evacuation-tab">
      <h3>{t('incident.evacuationPeople')}</h3>
      <BalanceTable balances={balances} chosenM={chosen?.radiusM} onChoose={setChosenM} />
      <p className="hint">{t('incident.evacuationBasis', { count: NEAREST })}</p>
      {chosen && <OutsideList balance={chosen} />}
    </div>
  );
}

interface BalanceTableProps {
  readonly balances: readonly RingBalance[];
  readonly chosenM: number | undefined;
  readonly onChoose: (radiusM: number) => void;
}

function BalanceTable({ balances, chosenM, onChoose }: BalanceTableProps) {
  const t = useT();
  const signed = (value: number) => `${value < 0 ? '−' : '+'}${formatNumber(Math.abs(value))}`;
  return (
    <table className="ring-table" data-testid="balance-table">
      <thead>
        <tr>
          <th scope="col">{t('incident.evacuationRadius')}</th>
          <th scope="col">{t('incident.evacuationInside')}</th>
          <th scope="col">{t('incident.evacuationCapacity')}</th>
          <th scope="col">{t('incident.evacuationBalance')}</th>
        </tr>
      </thead>
      <tbody>
        {balances.map(({ radiusM, people, placesWithoutPopulation, capacity }) => (
          <tr key={radiusM} aria-selected={radiusM === chosenM}>
            <th scope="row">
              <button type="button" aria-pressed={radiusM === chosenM} onClick={() => onChoose(radiusM)}>
                {formatRadius(radiusM)}
              </button>
            </th>
            <td className="ring-people">
              {placesWithoutPopulation > 0 ? t('area.atLeast', { count: formatNumber(people) }) : formatNumber(people)}
            </td>
            <td>{formatNumber(capacity)}</td>
            <td className={capacity < people ? 'short' : 'enough'}>{signed(capacity - people)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function OutsideList({ balance }: { readonly balance: RingBalance }) {
  const t = useT();
  const { radiusM, outside, withoutCapacity, placesWithoutPopulation } = balance;
  return (
    <section>
      {placesWithoutPopulation > 0 && (
        <p className="hint hint-warning">
          {t('incident.evacuationPeopleWithout', { count: formatNumber(placesWithoutPopulation) })}
        </p>
      )}
      {withoutCapacity > 0 && (
        <p className="hint hint-warning">{t('incident.evacuationWithout', { count: formatNumber(withoutCapacity) })}</p>
      )}
      <h3>
        {t('incident.evacuationShelters')}{' '}
        <span className="muted">{t('incident.evacuationRing', { radius: formatRadius(radiusM) })}</span>
      </h3>
      {outside.length === 0 && (
        <EmptyState
          text={t('incident.evacuationNoShelters')}
          action={
            <Button size="small" onClick={() => useDesk.setState({ dialog: 'import' })}>
              {t('dispatch.importAction')}
            </Button>
          }
        />
      )}
      <ul className="place-list" data-testid="shelters-outside">
        {outside.map(({ shelter, distanceM }) => (
          <li key={shelter.id}>
            <button type="button" className="place-row" onClick={() => flyToPlace(shelter)}>
              <PlaceRow
                kind="shelter"
                place={shelter}
                distanceM={distanceM}
                extra={` · ${
                  shelter.capacityPeople === undefined
                    ? t('incident.notStated')
                    : t('dispatch.capacityCount', { count: formatNumber(shelter.capacityPeople) })
                } · ${t('incident.evacuationOutside', { distance: formatDistance(distanceM - radiusM) })}`}
              />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
