import type { ReactNode } from 'react';
import type { PlaceKind, PlaceRecord } from '../../../shared/records/index.ts';
import { formatDistance } from '../../format.ts';
import { symbolOf } from '../../frame/map/symbolOf.ts';
import { useT } from '../../state/language.ts';
import { KindSymbol } from '../../ui/KindSymbol.tsx';
import { labelKeyOf } from './ringTable.ts';

interface PlaceRowProps {
  readonly kind: PlaceKind;
  readonly place: PlaceRecord;
  /** Undefined: no distance is shown. Zero: inside the place's outline. */
  readonly distanceM?: number | undefined;
  /** How far along a line the place is, metres. */
  readonly alongM?: number | undefined;
  readonly extra?: ReactNode;
}

/** A place in a list: symbol, name, what it is, how far. */
export function PlaceRow({ kind, place, distanceM, alongM, extra }: PlaceRowProps) {
  const t = useT();
  const distanceText = distanceM === 0 && place.geometry ? t('area.inside') : formatDistance(distanceM ?? 0);
  return (
    <>
      <KindSymbol name={symbolOf(kind, place)} />
      <span className="place-main">
        <span className="place-name">{place.name}</span>
        <span className="place-about">
          {t(labelKeyOf(kind, place))}
          {extra}
          {place.provenance.demo && ` · ${t('common.demo')}`}
        </span>
      </span>
      {distanceM !== undefined && (
        <span className="place-distance number">
          {alongM === undefined ? (
            distanceText
          ) : (
            <>
              {t('area.along', { distance: formatDistance(alongM) })}
              <span className="muted">{t('area.aside', { distance: formatDistance(distanceM) })}</span>
            </>
          )}
        </span>
      )}
    </>
  );
}
