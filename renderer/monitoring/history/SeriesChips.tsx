import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { factorName, factorOf, factorsOfList, unitAt } from '../../../shared/telemetry/factors.ts';
import { useQuery } from '../../panels/useQuery.ts';
import { useLanguage } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { useHistory } from '../openHistory.ts';
import { LINES } from './chartOption.ts';
import { keyOf, whyNotAdded } from './series.ts';
import type { useSeriesFacts } from './useHistoryData.ts';

interface SeriesChipsProps {
  readonly facts: ReturnType<typeof useSeriesFacts>;
}

/** The lines of the chart, each with its colour and a way to take it out, and the way to add another. */
export function SeriesChips({ facts }: SeriesChipsProps) {
  const { t } = useLanguage();
  const remove = (key: string) =>
    useHistory.setState(({ series }) => ({ series: series.filter((one) => keyOf(one) !== key) }));
  return (
    <div className="mon-chips">
      <ul aria-label={t('monitoring.seriesShown')}>
        {facts.map((one, i) => (
          <li key={keyOf(one)} className="mon-chip">
            <i aria-hidden="true" style={{ background: LINES[i % LINES.length]?.colour }} />
            <span>
              {one.stationName} · {one.factorName} {one.unit !== '' && <small>{one.unit}</small>}
            </span>
            {facts.length > 1 && (
              <button
                type="button"
                aria-label={t('monitoring.seriesRemove', { name: `${one.stationName} ${one.factorName}` })}
                onClick={() => remove(keyOf(one))}
              >
                <CloseOutlined aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
      <AddSeries facts={facts} />
    </div>
  );
}

function AddSeries({ facts }: SeriesChipsProps) {
  const { t, language } = useLanguage();
  const stations = useRecords((state) => state.lists.station);
  const [stationId, setStationId] = useState<string | undefined>(facts[0]?.stationId);
  const [factor, setFactor] = useState<string>();
  const station = stations.find(({ id }) => id === stationId);
  const measured = useQuery('readings.factors', stationId === undefined ? undefined : { stationId });
  const factors = useMemo(() => {
    const codes = [
      ...(measured.data?.factors ?? []).map(({ factor: code }) => code),
      ...factorsOfList(station?.factors).map(({ code }) => code),
    ];
    return [...new Set(codes)].map((code) => ({ value: code, label: factorName(factorOf(code), language) }));
  }, [measured.data, station, language]);
  const candidate =
    stationId !== undefined && factor !== undefined
      ? { stationId, factor, unit: unitAt(factorOf(factor), station?.category) }
      : undefined;
  const why = candidate && whyNotAdded(facts, candidate);
  const add = () => {
    if (!candidate || why) return;
    const { stationId: id, factor: code } = candidate;
    useHistory.setState(({ series }) => ({ series: [...series, { stationId: id, factor: code }] }));
  };
  const options = useMemo(() => stations.map(({ id, name }) => ({ value: id, label: name })), [stations]);
  return (
    <div className="mon-add">
      <Select
        aria-label={t('monitoring.addStation')}
        placeholder={t('monitoring.addStation')}
        value={stationId ?? null}
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
        style={{ width: '15rem' }}
        onChange={(next: string | null) => {
          setStationId(next ?? undefined);
          setFactor(undefined);
        }}
        data-testid="history-add-station"
      />
      <Select
        aria-label={t('monitoring.addFactor')}
        placeholder={t('monitoring.addFactor')}
        value={factor ?? null}
        showSearch={{ optionFilterProp: 'label' }}
        options={factors}
        loading={measured.loading}
        notFoundContent={t('monitoring.addNoFactor')}
        style={{ width: '10rem' }}
        onChange={(next: string | null) => setFactor(next ?? undefined)}
        data-testid="history-add-factor"
      />
      <Button
        icon={<PlusOutlined aria-hidden="true" />}
        disabled={!candidate || why !== undefined}
        title={why ? t(`monitoring.notAdded_${why}`) : ''}
        onClick={add}
        data-testid="history-add"
      >
        {t('monitoring.addSeries')}
      </Button>
      {why !== undefined && why !== 'present' && <span className="hint">{t(`monitoring.notAdded_${why}`)}</span>}
    </div>
  );
}
