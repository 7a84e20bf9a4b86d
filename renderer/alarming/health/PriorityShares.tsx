import type { AlarmHealth } from '../../../shared/contract/alarming.ts';
import { formatNumber } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { ALARM_TONES } from '../../ui/tones.ts';
import { priorityShares, TARGET_SHARES } from './healthChart.ts';

/** How the alarms divide into priorities, beside what the guides recommend. */
export function PriorityShares({ health }: { readonly health: AlarmHealth }) {
  const t = useT();
  return (
    <section>
      <h3>{t('alarming.healthShares')}</h3>
      <ul className="om-health-shares">
        {priorityShares(health).map(({ priority, count, percent }) => {
          const target = TARGET_SHARES[priority];
          return (
            <li key={priority} className={`om-tone-${ALARM_TONES[priority]}`}>
              <span>{t(`records.alarmPriority_${priority}`)}</span>
              <span className="om-health-bar" aria-hidden="true">
                <i style={{ width: `${percent}%` }} />
                {target !== undefined && <u style={{ left: `${target}%` }} />}
              </span>
              <b>{formatNumber(percent, 1)} %</b>
              <span className="hint">{t('alarming.healthCount', { count: formatNumber(count) })}</span>
              <span className="hint">
                {target === undefined ? '' : t('alarming.healthTarget', { percent: target })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
