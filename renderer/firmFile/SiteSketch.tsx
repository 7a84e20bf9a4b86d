import { useMemo } from 'react';
import type { FirmFile } from '../../shared/contract/firms.ts';
import type { Installation } from '../../shared/records/installation.ts';
import { formatRadius } from '../format.ts';
import { useT } from '../state/language.ts';
import { showOnMap } from './open.ts';
import { barLengthM, footprintOf, pathOf, planOf, type SitePlan, verticesOf } from './siteSketch.ts';

interface SiteSketchProps {
  readonly file: FirmFile;
  /** Draws the drains stronger than everything else. */
  readonly drains?: boolean;
}

const ASPECT = 1.5;
/** Installations further than this from the firm's middle lie on another site and are left out, degrees. */
const FAR_DEG = 0.05;

/** A plan of the firm drawn from its records: outline, installations to scale, drains, outlets; each leads to the map. */
export function SiteSketch({ file, drains = false }: SiteSketchProps) {
  const t = useT();
  const { firm } = file;
  const near = useMemo(() => nearParts(file), [file]);
  const plan = useMemo(() => {
    const parts = [firm, ...near.installations, ...near.drains, ...near.outlets];
    return planOf(parts.flatMap(verticesOf), ASPECT);
  }, [firm, near]);
  const bar = barLengthM(plan.box);
  const [x, y, width, height] = plan.box;
  const unit = width / 100;
  return (
    <figure className="ff-sketch" data-testid="firm-sketch">
      <svg viewBox={plan.box.join(' ')} role="img" aria-label={t('firm.sketchOf', { name: firm.name })}>
        {firm.geometry && <path className="sk-outline" d={pathOf(plan, firm.geometry)} />}
        <g className={drains ? 'sk-drains strong' : 'sk-drains'}>
          {near.drains.map((drain) =>
            drain.geometry ? (
              <path key={drain.id} className={`sk-${drain.water ?? 'other'}`} d={pathOf(plan, drain.geometry)}>
                <title>{drain.name}</title>
              </path>
            ) : (
              <Spot
                key={drain.id}
                plan={plan}
                place={drain}
                className={`sk-node sk-${drain.category}`}
                radius={unit * 0.55}
              />
            ),
          )}
        </g>
        <g className={drains ? 'sk-faded' : undefined}>
          {near.installations.map((installation) => (
            <Body key={installation.id} plan={plan} installation={installation} />
          ))}
        </g>
        {near.outlets.map((outlet) => (
          <Spot key={outlet.id} plan={plan} place={outlet} className="sk-outlet" radius={unit} />
        ))}
        {!firm.geometry && <Spot plan={plan} place={firm} className="sk-firm" radius={unit * 1.2} />}
        <g className="sk-scale" transform={`translate(${x + unit * 3} ${y + height - unit * 3})`}>
          <path d={`M0 ${-unit}V0H${bar}V${-unit}`} />
          <text x={bar / 2} y={-unit * 0.9} fontSize={unit * 2.6}>
            {formatRadius(bar)}
          </text>
        </g>
        <text className="sk-north" x={x + width - unit * 4} y={y + unit * 5} fontSize={unit * 3}>
          ↑ {t('report.north')}
        </text>
      </svg>
      <figcaption className="muted">{t('firm.sketchCaption')}</figcaption>
    </figure>
  );
}

function nearParts({ firm, installations, drains, outlets }: FirmFile) {
  const isNear = ({ position }: { readonly position: { readonly lon: number; readonly lat: number } }) =>
    Math.abs(position.lon - firm.position.lon) < FAR_DEG && Math.abs(position.lat - firm.position.lat) < FAR_DEG;
  return {
    installations: installations.filter(isNear),
    drains: drains.filter(isNear),
    outlets: outlets.filter(isNear),
  };
}

interface BodyProps {
  readonly plan: SitePlan;
  readonly installation: Installation;
}

function Body({ plan, installation }: BodyProps) {
  const t = useT();
  const [x, y] = plan.at(installation.position);
  const footprint = footprintOf(installation);
  const title = `${installation.name} · ${t(`records.installation_${installation.category}`)}`;
  const className = `sk-body sk-${installation.condition ?? 'normal'}`;
  // A mouse shortcut to what the table of installations offers to the keyboard.
  const onClick = () => showOnMap(installation);
  if (footprint.shape === 'circle')
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: the table offers the same to the keyboard
      <circle className={className} cx={x} cy={y} r={footprint.radiusM} onClick={onClick}>
        <title>{title}</title>
      </circle>
    );
  const { lengthM, widthM, turnDeg } = footprint;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the table offers the same to the keyboard
    <rect
      className={className}
      x={x - widthM / 2}
      y={y - lengthM / 2}
      width={widthM}
      height={lengthM}
      transform={`rotate(${turnDeg} ${x} ${y})`}
      onClick={onClick}
    >
      <title>{title}</title>
    </rect>
  );
}

interface SpotProps {
  readonly plan: SitePlan;
  readonly place: { readonly name: string; readonly position: { readonly lon: number; readonly lat: number } };
  readonly className: string;
  readonly radius: number;
}

function Spot({ plan, place, className, radius }: SpotProps) {
  const [x, y] = plan.at(place.position);
  return (
    <circle className={className} cx={x} cy={y} r={radius}>
      <title>{place.name}</title>
    </circle>
  );
}
