import type { Translate } from '../../shared/i18n/index.ts';
import type { DataFlag } from '../../shared/telemetry/reading.ts';

/** What a device said of its value, in words; '' when it said nothing or that all is well. */
export function flagText(flag: DataFlag, t: Translate): string {
  return flag === '' || flag === 'N' ? '' : t(`monitoring.flag_${flag}`);
}
