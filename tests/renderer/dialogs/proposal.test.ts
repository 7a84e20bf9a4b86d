import { describe, expect, it } from 'vitest';
import { proposeIncident } from '../../../renderer/dialogs/incident/proposal.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';
import type { Alarm } from '../../../shared/records/alarm.ts';

const t = createTranslate('zh-CN');
const SUBJECT = {
  id: 'riskSource:r',
  name: '东门加油站',
  position: { lon: 1.5, lat: 42.5, heightM: 900 },
  address: '东门路 1 号',
  category: 'fuelStation' as const,
  substance: '汽油',
  provenance: { producer: 'x' },
};
const ALARM: Alarm = {
  id: 'alarm:a',
  name: '河面有油污',
  priority: 'high',
  state: 'raised',
  source: 'phone',
  raisedAt: 1,
  raisedBy: 'user:u',
  stateAt: 1,
  stateBy: 'user:u',
  position: { lon: 2, lat: 43 },
  description: '群众来电',
};

describe('proposal of an incident', () => {
  it('takes name, place and substance from the risk source', () => {
    expect(proposeIncident(t, { subject: SUBJECT })).toMatchObject({
      name: '东门加油站突发环境事件',
      position: { lon: 1.5, lat: 42.5 },
      address: '东门路 1 号',
      substance: '汽油',
      subjectId: 'riskSource:r',
      subjectName: '东门加油站',
      informationSource: 'map',
    });
  });

  it('takes name, place and source from the alarm', () => {
    expect(proposeIncident(t, { alarm: ALARM })).toMatchObject({
      name: '河面有油污',
      position: { lon: 2, lat: 43 },
      informationSource: 'phone',
      description: '群众来电',
      alarmId: 'alarm:a',
    });
    expect(proposeIncident(t, { alarm: { ...ALARM, source: 'station' } }).informationSource).toBe('alarm');
  });

  it('names a bare point by its coordinates, and nothing by nothing', () => {
    expect(proposeIncident(t, { position: { lon: 119.3, lat: 26.1 } }).name).toBe(
      '119.30000°E 26.10000°N处突发环境事件',
    );
    expect(proposeIncident(t, {})).toMatchObject({ name: '', substance: '' });
  });

  it('prefers the clicked point to the place of the subject', () => {
    expect(proposeIncident(t, { subject: SUBJECT, position: { lon: 9, lat: 9 } }).position).toEqual({ lon: 9, lat: 9 });
  });
});
