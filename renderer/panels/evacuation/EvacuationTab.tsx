import { Button, Segmented } from 'antd';
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
import { balanceKnown, placedShelters, type RingBalance, shelterBalance } from './shelterBalance.ts';

/** How far shelters are looked for, metres. */
const REACHES_M = [5_000, 10_000, 20_000, 50_000] as const;

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
  const [reachM, setReachM] = useState<number>(20_000);
  const near = useQuery('area.within', { centre: { lon, lat }, radiusM: reachM, kinds: ['shelter'] }, shelterList);
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
      <div className="area-row">
        <span className="label">{t('incident.evacuationReach')}</span>
        <Segmented<number>
          size="small"
          value={reachM}
          aria-label={t('incident.evacuationReach')}
          onChange={setReachM}
          options={REACHES_M.map((value) => ({ value, label: formatRadius(value) }))}
        />
      </div>
      <p className="hint">{t('incident.evacuationBasis', { radius: formatRadius(reachM) })}</p>
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
  const atLeast = (value: number, bound: boolean) =>
    bound ? t('area.atLeast', { count: formatNumber(value) }) : formatNumber(value);
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
        {balances.map((balance) => (
          <tr key={balance.radiusM} aria-selected={balance.radiusM === chosenM}>
            <th scope="row">
              <button
                type="button"
                aria-pressed={balance.radiusM === chosenM}
                onClick={() => onChoose(balance.radiusM)}
              >
                {formatRadius(balance.radiusM)}
              </button>
            </th>
            <td className="ring-people">{atLeast(balance.people, balance.placesWithoutPopulation > 0)}</td>
            <td>{atLeast(balance.capacity, balance.withoutCapacity > 0)}</td>
            <BalanceCell balance={balance} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Places minus people, no surer than the data: green or red only where it is certain. */
function BalanceCell({ balance }: { readonly balance: RingBalance }) {
  const t = useT();
  const known = balanceKnown(balance);
  const value = balance.capacity - balance.people;
  const count = `${value < 0 ? '−' : '+'}${formatNumber(Math.abs(value))}`;
  if (known === 'nothing') return <td className="muted">{t('incident.evacuationUnknown')}</td>;
  if (known === 'atMost') return <td className={value < 0 ? 'short' : ''}>{t('area.atMost', { count })}</td>;
  if (known === 'atLeast') return <td className={value < 0 ? '' : 'enough'}>{t('area.atLeast', { count })}</td>;
  return <td className={value < 0 ? 'short' : 'enough'}>{count}</td>;
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
      <ul className="place-list shelter-list" data-testid="shelters-outside">
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
