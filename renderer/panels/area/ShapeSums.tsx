import type { ReactNode } from 'react';
import type { AreaSums } from '../../../shared/contract/area.ts';
import { formatDistance, formatMassKg, formatNumber } from '../../format.ts';
import { useT } from '../../state/language.ts';

/** Substances and goods that are listed before the rest is folded away. */
const SHOWN = 5;

/** Sums over everything in the shape: people of two sources side by side, never together. */
export function ShapeSums({ sums }: { readonly sums: AreaSums }) {
  const t = useT();
  const { sensitiveAreas, residents, shelters, stock, substances, riverM, roadM } = sums;
  const people = (day: number, night: number, without: number) =>
    t(without > 0 ? 'area.dayNightAtLeast' : 'area.dayNight', { day: formatNumber(day), night: formatNumber(night) });
  const bySource = (kind: 'riskSource' | 'installation') => substances.filter((entry) => entry.kind === kind);
  return (
    <section className="area-sums" aria-label={t('area.sums')} data-testid="area-sums">
      <dl>
        {sensitiveAreas.places > 0 && (
          <Sum
            name={t('area.peopleSensitive')}
            note={
              sensitiveAreas.without > 0 && t('area.withoutPeople', { count: formatNumber(sensitiveAreas.without) })
            }
          >
            {people(sensitiveAreas.day, sensitiveAreas.night, sensitiveAreas.without)}
          </Sum>
        )}
        {residents.places > 0 && (
          <Sum
            name={t('area.peopleResidents')}
            note={[
              residents.cut > 0 && t('area.blocksCut', { count: formatNumber(residents.cut) }),
              residents.without > 0 && t('area.withoutPeople', { count: formatNumber(residents.without) }),
            ]
              .filter(Boolean)
              .join(' ')}
          >
            {people(residents.day, residents.night, residents.without)}
          </Sum>
        )}
        {shelters.places > 0 && (
          <Sum
            name={t('area.shelterCapacity')}
            note={shelters.without > 0 && t('area.withoutCapacity', { count: formatNumber(shelters.without) })}
          >
            {t('area.capacity', { people: formatNumber(shelters.people), count: formatNumber(shelters.places) })}
          </Sum>
        )}
        {riverM > 0 && <Sum name={t('area.riverLength')}>{formatDistance(riverM)}</Sum>}
        {roadM > 0 && <Sum name={t('area.roadLength')}>{formatDistance(roadM)}</Sum>}
      </dl>
      {(['riskSource', 'installation'] as const).map(
        (kind) =>
          bySource(kind).length > 0 && (
            <Amounts
              key={kind}
              title={t('area.substances', { kind: t(`records.${kind}`) })}
              rows={bySource(kind).map(({ name, amountKg, places, without }) => ({
                name,
                amount: without > 0 ? t('area.atLeast', { count: formatMassKg(amountKg) }) : formatMassKg(amountKg),
                places: formatNumber(places),
              }))}
            />
          ),
      )}
      {stock.length > 0 && (
        <Amounts
          title={t('area.stock')}
          rows={stock.map(({ name, unit, quantity, depots }) => ({
            name,
            amount: `${formatNumber(quantity)} ${unit}`,
            places: formatNumber(depots),
          }))}
        />
      )}
      {sensitiveAreas.places > 0 && residents.places > 0 && <p className="hint">{t('area.neverAdded')}</p>}
    </section>
  );
}

interface SumProps {
  readonly name: string;
  readonly note?: string | false | undefined;
  readonly children: ReactNode;
}

function Sum({ name, note, children }: SumProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="number">{children}</dd>
      {note && <dd className="hint">{note}</dd>}
    </div>
  );
}

interface AmountsProps {
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly amount: string; readonly places: string }[];
}

/** Amounts by name, the first few at once. */
function Amounts({ title, rows }: AmountsProps) {
  const t = useT();
  const row = ({ name, amount, places }: AmountsProps['rows'][number]) => (
    <li key={name}>
      <span>{name}</span>
      <span className="number">
        {amount} <span className="muted">{t('area.atPlaces', { count: places })}</span>
      </span>
    </li>
  );
  return (
    <section>
      <h3>{title}</h3>
      <ul className="stock-list">{rows.slice(0, SHOWN).map(row)}</ul>
      {rows.length > SHOWN && (
        <details>
          <summary>{t('area.further', { count: formatNumber(rows.length - SHOWN) })}</summary>
          <ul className="stock-list">{rows.slice(SHOWN).map(row)}</ul>
        </details>
      )}
    </section>
  );
}
