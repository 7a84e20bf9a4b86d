import type { Position } from '../../../shared/geo.ts';
import type { Translate } from '../../../shared/i18n/index.ts';
import type { Alarm } from '../../../shared/records/alarm.ts';
import type { Incident } from '../../../shared/records/incident.ts';
import type { PlaceRecord } from '../../../shared/records/index.ts';
import { formatCoordinate } from '../../format.ts';

/** What is known before the form is filled in. */
export interface Beginnings {
  readonly position?: Position | undefined;
  /** The place it begins at. */
  readonly subject?: PlaceRecord | undefined;
  readonly alarm?: Alarm | undefined;
}

/** First values of the form: proposals, all of them open to change. */
export interface IncidentProposal {
  readonly name: string;
  readonly position?: Position | undefined;
  readonly address: string;
  readonly substance: string;
  readonly informationSource: Incident['informationSource'];
  readonly description: string;
  readonly subjectId?: string | undefined;
  readonly subjectName?: string | undefined;
  readonly alarmId?: string | undefined;
}

/** What the form proposes: name from the alarm, the place or the coordinates; substance from the risk source. */
export function proposeIncident(t: Translate, { position, subject, alarm }: Beginnings): IncidentProposal {
  const at = position ?? alarm?.position ?? subject?.position;
  const name = subject
    ? t('dialog.proposedName', { subject: subject.name })
    : (alarm?.name ?? (at ? t('dialog.proposedNameAt', { position: formatCoordinate(at) }) : ''));
  return {
    name: name.slice(0, 200),
    position: at && { lon: at.lon, lat: at.lat },
    address: subject?.address ?? '',
    substance: subject && 'substance' in subject ? (subject.substance ?? '') : '',
    informationSource: alarm ? sourceOf(alarm) : 'map',
    description: alarm?.description ?? '',
    subjectId: subject?.id,
    subjectName: subject?.name,
    alarmId: alarm?.id,
  };
}

/** A caller's report stays a caller's report; what a device or an operator raised came in as an alarm. */
function sourceOf({ source }: Alarm): Incident['informationSource'] {
  return source === 'phone' || source === 'patrol' ? source : 'alarm';
}
