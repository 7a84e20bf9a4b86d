import { useMemo } from 'react';
import type { Position } from '../../shared/geo.ts';
import { recordSchemas } from '../../shared/records/index.ts';
import { factorOf } from '../../shared/telemetry/factors.ts';
import { formatClock, formatDistance, formatNumber } from '../format.ts';
import { useQuery } from '../panels/useQuery.ts';
import { useT } from '../state/language.ts';
import { useLive } from '../state/live.ts';
import { useRecords } from '../state/records.ts';
import { nearestStations } from './nearestStations.ts';

const MOST = 6;
/** People and bodies further away are not of the area, metres. */
const AREA_M = 20_000;

/** 一系统: who to call in the area, and what the radiation stations near by read. */
export function ContactList({ centre }: { readonly centre: Position }) {
  const t = useT();
  const organisations = useQuery('area.nearest', { position: centre, kinds: ['organisation'], limit: MOST });
  const contacts = useQuery('area.nearest', { position: centre, kinds: ['contact'], limit: MOST });
  const stations = useRecords((state) => state.lists.station);
  const near = useMemo(() => nearestStations(stations, centre, MOST), [stations, centre]);
  const live = useLive((state) => state.stations);
  const bodies = (organisations.data?.places ?? []).filter(({ distanceM }) => distanceM <= AREA_M);
  const people = (contacts.data?.places ?? []).filter(({ distanceM }) => distanceM <= AREA_M);
  const loading = organisations.loading || contacts.loading;
  return (
    <section className="rad-contacts" data-testid="radiation-contacts" data-busy={loading}>
      <h2>{t('radiation.system')}</h2>
      <div className="rad-parts">
        <div>
          <h3>{t('radiation.organisations')}</h3>
          <ul>
            {bodies.map(({ record, distanceM }) => {
              const body = recordSchemas.organisation.safeParse(record);
              if (!body.success) return null;
              const { id, name, dutyPhone, contact } = body.data;
              return <Row key={id} name={name} phone={dutyPhone ?? contact?.phone} distanceM={distanceM} />;
            })}
            {people.map(({ record, distanceM }) => {
              const person = recordSchemas.contact.safeParse(record);
              if (!person.success) return null;
              const { id, name, post, organisationName, contact } = person.data;
              const title = [organisationName, post].filter(Boolean).join(' ');
              return <Row key={id} name={`${name} ${title}`} phone={contact?.phone} distanceM={distanceM} />;
            })}
          </ul>
          {!loading && bodies.length + people.length === 0 && <p className="rad-note">{t('radiation.noContacts')}</p>}
        </div>
        <div>
          <h3>{t('radiation.readings')}</h3>
          <ul>
            {near.map(({ station, distanceM }) => {
              const [reading] = live.get(station.id)?.all ?? [];
              const factor = reading && factorOf(reading.factor);
              return (
                <li key={station.id}>
                  <span>{station.name}</span>
                  <b>
                    {reading && factor
                      ? `${formatNumber(reading.value, 1)} ${factor.unit} (${formatClock(reading.at).slice(0, 5)})`
                      : t('radiation.noReadingYet')}
                  </b>
                  <small>{formatDistance(distanceM)}</small>
                </li>
              );
            })}
          </ul>
          {near.length === 0 && <p className="rad-note">{t('radiation.noReadings')}</p>}
        </div>
      </div>
    </section>
  );
}

interface RowProps {
  readonly name: string;
  readonly phone: string | undefined;
  readonly distanceM: number;
}

function Row({ name, phone, distanceM }: RowProps) {
  return (
    <li>
      <span>{name}</span>
      <b>{phone}</b>
      <small>{formatDistance(distanceM)}</small>
    </li>
  );
}
