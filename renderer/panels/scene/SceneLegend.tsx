import { DRAIN_WATERS } from '../../../shared/records/drain.ts';
import { NEIGHBOUR_M, SHOWN_COLOURS, SHOWN_ORDER } from '../../map/scene3d/conditions.ts';
import { FLOW_COLOURS } from '../../map/scene3d/flow.ts';
import { useT } from '../../state/language.ts';

/** What the colours of bodies mean, and those of drains while they show. */
export function SceneLegend({ drains }: { readonly drains: boolean }) {
  const t = useT();
  return (
    <dl className="om-scene-legend" aria-label={t('scene.legend')}>
      {SHOWN_ORDER.map((state) => (
        <div key={state}>
          <dt style={{ background: SHOWN_COLOURS[state] }} />
          <dd>
            {state === 'neighbour' ? t('scene.neighbour', { metres: NEIGHBOUR_M }) : t(`records.condition_${state}`)}
          </dd>
        </div>
      ))}
      {drains &&
        DRAIN_WATERS.map((water) => (
          <div key={water}>
            <dt className="om-scene-flow" style={{ color: FLOW_COLOURS[water] }} />
            <dd>{t(`records.water_${water}`)}</dd>
          </div>
        ))}
    </dl>
  );
}
