import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import type { AlarmHealth } from '../../../shared/contract/alarming.ts';
import { formatNumber } from '../../format.ts';
import { useT } from '../../state/language.ts';

/** In the order in which they are read; where each limit comes from is told below them. */
const MEASURES = [
  { name: 'perDay', decimals: 0, percent: false },
  { name: 'perTenMinutes', decimals: 2, percent: false },
  { name: 'mostInTenMinutes', decimals: 0, percent: false },
  { name: 'floodShare', decimals: 1, percent: true },
  { name: 'stale', decimals: 0, percent: false },
  { name: 'chattering', decimals: 0, percent: false },
  { name: 'criticalShare', decimals: 1, percent: true },
] as const;

/** Each figure beside its published limit: the sign and the words say it, not the colour alone. */
export function HealthMeasures({ health: { measures } }: { readonly health: AlarmHealth }) {
  const t = useT();
  return (
    <ul className="om-health-measures">
      {MEASURES.map(({ name, decimals, percent }) => {
        const { value, limit, good } = measures[name];
        const unit = percent ? ' %' : '';
        return (
          <li
            key={name}
            className={good ? 'om-tone-good' : 'om-tone-warning'}
            data-testid={`health-${name}`}
            data-good={good}
          >
            <span className="om-health-name">{t(`alarming.measure_${name}`)}</span>
            <b className="om-health-value">
              {formatNumber(value, decimals)}
              {unit}
            </b>
            <span className="om-health-limit">
              {good ? <CheckCircleOutlined /> : <ExclamationCircleOutlined />}
              {t(good ? 'alarming.withinLimit' : 'alarming.aboveLimit', { limit: `${formatNumber(limit)}${unit}` })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
