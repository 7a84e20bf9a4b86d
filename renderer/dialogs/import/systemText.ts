import { COORDINATE_SYSTEMS, isCoordinateSystem, projectedSystem } from '../../../shared/geodesy/coordinateSystems.ts';
import type { Translate } from '../../../shared/i18n/index.ts';

/** A coordinate system in words; a name from the file itself stays as it is. */
export function systemText(t: Translate, id: string): string {
  if (id === 'auto') return t('dialog.systemAuto');
  const zone = projectedSystem(id);
  if (!zone) return isCoordinateSystem(id) ? t(`dialog.system_${id}`) : id;
  const { datum, zoneWidthDeg, centralMeridianDeg, hasPrefix, isUtm } = zone;
  if (isUtm) return t('dialog.systemUtm', { zone: zone.zone, meridian: centralMeridianDeg });
  const params = {
    datum: t(`dialog.datum_${datum}`),
    width: zoneWidthDeg,
    zone: zone.zone,
    meridian: centralMeridianDeg,
  };
  return t(hasPrefix ? 'dialog.systemZonePrefixed' : 'dialog.systemZone', params);
}

/** Every system as an option of a list, with its EPSG code to be searched by. */
export function systemOptions(t: Translate): readonly { value: string; label: string }[] {
  return ['auto', ...COORDINATE_SYSTEMS].map((id) => ({
    value: id,
    label: projectedSystem(id) ? `${systemText(t, id)} · ${id.toUpperCase()}` : systemText(t, id),
  }));
}
