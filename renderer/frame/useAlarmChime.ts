import { useEffect } from 'react';
import { watchAlarms } from '../alarming/alarmSound.ts';

/** Alarms sound, and are said aloud unless `speaks` is false, while the component stands. @param speaks @default true */
export function useAlarmChime(speaks = true): void {
  useEffect(() => watchAlarms(speaks), [speaks]);
}
