import type { Alarm } from '../../../shared/records/alarm.ts';
import type { GRADES } from './names.ts';

export type Grade = (typeof GRADES)[number];
export type AlarmPriority = Alarm['priority'];
