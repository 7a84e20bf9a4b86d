import { useMemo } from 'react';
import type { Alarm } from '../../shared/records/alarm.ts';
import { useLanguage } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { type Measure, measureOf } from './measure.ts';
import { useStationsById } from './useStationsById.ts';

/** The measure of each alarm in the page's language, the same object for as long as its alarm is the same. */
export function useAlarmMeasures(): (alarm: Alarm) => Measure | undefined {
  const language = useLanguage((state) => state.language);
  const stations = useStationsById();
  const rules = useRecords((state) => state.lists.alarmRule);
  return useMemo(() => {
    const tests = new Map(rules.map(({ id, condition }) => [id, condition.test]));
    const known = new WeakMap<Alarm, Measure>();
    return (alarm) => {
      const before = known.get(alarm);
      if (before) return before;
      const { subjectId = '', ruleId = '' } = alarm;
      const measure = measureOf(alarm, language, stations.get(subjectId)?.category, tests.get(ruleId));
      if (measure) known.set(alarm, measure);
      return measure;
    };
  }, [language, stations, rules]);
}
