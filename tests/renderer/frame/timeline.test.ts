import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisSpan, axisTicks } from '../../../renderer/frame/timeline/timeAxis.ts';
import { COLOURS } from '../../../renderer/theme/tokens.ts';
import { eventText, eventTone } from '../../../renderer/ui/eventText.ts';
import { EVENT_TYPES, type EventDraft, type LoggedEvent } from '../../../shared/events.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';

const HOUR = 3_600_000;

describe('time axis', () => {
  it('ticks stand on whole local steps', () => {
    const from = Date.UTC(2026, 10, 25, 0, 7);
    const ticks = axisTicks(from, from + 3 * HOUR, 8, -480);
    expect(ticks.map(({ timeMs }) => new Date(timeMs).toISOString().slice(11, 16))).toEqual([
      '00:30',
      '01:00',
      '01:30',
      '02:00',
      '02:30',
      '03:00',
    ]);
    expect(axisTicks(5, 5, 8, 0)).toEqual([]);
  });

  it('R1: never more ticks than asked for plus the one on the edge, all of them inside', () => {
    const any = fc.integer({ min: 0, max: 4e12 });
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 2e11 }), fc.integer({ min: 1, max: 20 }), (from, span, most) => {
        const ticks = axisTicks(from, from + span, most, -480);
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
        for (const { at } of ticks) expect(at >= 0 && at <= 1).toBe(true);
      }),
    );
  });

  it('spans all events and now, a minute at least', () => {
    expect(axisSpan([], 100_000)).toEqual([40_000, 100_000]);
    expect(axisSpan([10, 90_000], 80_000)).toEqual([10, 90_000]);
  });
});

const incident = {
  id: 'incident:1',
  name: 'I',
  position: { lon: 1, lat: 1 },
  state: 'reported',
  informationSource: 'phone',
  occurredAt: 0,
  openedAt: 0,
  openedBy: 'user:a',
  radiiM: [500],
} as const;
const assignee = { kind: 'role', id: 'field', name: 'F' } as const;
const task = {
  id: 'task:1',
  incidentId: 'incident:1',
  title: 'T',
  assignee,
  state: 'sent',
  sentAt: 0,
  sentBy: 'user:a',
  stateAt: 0,
  stateBy: 'user:a',
} as const;
const alarm = {
  id: 'alarm:1',
  name: 'A',
  priority: 'high',
  state: 'raised',
  source: 'phone',
  raisedAt: 0,
  raisedBy: 'user:a',
  stateAt: 0,
  stateBy: 'user:a',
} as const;
const batch = {
  id: 'importBatch:1',
  name: 'B.csv',
  kind: 'firm',
  importedAt: 0,
  importedBy: 'user:a',
  imported: 2,
  updated: 1,
  rejected: 0,
};
const weather = {
  id: 'weather:1',
  observedAt: 0,
  observedBy: 'user:a',
  source: 'manual',
  windSpeedMs: 3.4,
  windFromDeg: 45,
  temperatureK: 296.5,
} as const;
const report = {
  id: 'report:1',
  incidentId: 'incident:1',
  title: 'R',
  producedAt: 0,
  producedBy: 'user:a',
  upToSeq: 1,
  rings: [],
  summary: '',
};
const DRAFTS: readonly EventDraft[] = [
  { type: 'records.imported', payload: { importId: 'importBatch:1', kind: 'firm', records: [{ id: 'firm:1' }] } },
  { type: 'records.removed', payload: { kind: 'firm', ids: ['firm:1'], reason: 'gone' } },
  { type: 'record.put', payload: { kind: 'firm', record: { id: 'firm:1', name: 'N' } } },
  { type: 'import.completed', payload: { batch } },
  { type: 'import.undone', payload: { importId: 'importBatch:1', undoneAt: 1 } },
  { type: 'incident.opened', payload: { incident: { ...incident, radiiM: [500] } } },
  {
    type: 'incident.changed',
    payload: {
      incidentId: 'incident:1',
      changes: {
        name: 'a',
        position: { lon: 1, lat: 1 },
        address: 'b',
        substance: 'c',
        subjectId: 'd',
        subjectName: 'e',
        description: 'f',
        radiiM: [1],
      },
    },
  },
  { type: 'incident.advanced', payload: { incidentId: 'incident:1', from: 'reported', to: 'verified', why: 'seen' } },
  { type: 'incident.noted', payload: { incidentId: 'incident:1', text: 'a {{note}} with $t(common.ok)' } },
  { type: 'task.sent', payload: { task } },
  {
    type: 'task.advanced',
    payload: {
      taskId: 'task:1',
      incidentId: 'incident:1',
      title: 'T',
      assignee,
      from: 'sent',
      to: 'refused',
      note: 'no',
    },
  },
  { type: 'alarm.raised', payload: { alarm } },
  { type: 'alarm.advanced', payload: { alarmId: 'alarm:1', to: 'dismissed', why: 'test' } },
  { type: 'alarm.updated', payload: { alarmId: 'alarm:1', changes: { count: 3 } } },
  { type: 'weather.observed', payload: { weather } },
  { type: 'user.put', payload: { user: { id: 'user:1', name: 'U', role: 'field' } } },
  { type: 'report.produced', payload: { report } },
];
const logged = (draft: EventDraft): LoggedEvent => ({
  ...draft,
  seq: 1,
  id: 'event:1',
  origin: 'hub:1',
  originSeq: 1,
  at: { ms: 0, counter: 0 },
  actor: 'user:a',
  version: 1,
  prevHash: '',
  hash: '',
});
const names = { alarm: () => 'A', importBatch: () => 'B.csv' };

describe('events in words', () => {
  it('every type has its sentence in both languages, with every part filled in', () => {
    expect(DRAFTS.map(({ type }) => type).sort()).toEqual([...EVENT_TYPES].sort());
    for (const language of ['zh-CN', 'en'] as const) {
      const t = createTranslate(language);
      for (const draft of DRAFTS) {
        const text = eventText(t, logged(draft), names);
        expect(text, draft.type).not.toMatch(/page\.|records\.|undefined|\[object/);
        if (draft.type !== 'incident.noted') expect(text, draft.type).not.toMatch(/\{\{/);
        expect(eventTone(logged(draft))).toBeTruthy();
      }
    }
  });

  it('says what it is about', () => {
    const t = createTranslate('zh-CN');
    const textOf = (type: EventDraft['type']) =>
      DRAFTS.flatMap((draft) => (draft.type === type ? eventText(t, logged(draft), names) : []))[0];
    expect(textOf('task.advanced')).toBe('F：任务“T”已拒绝：no');
    expect(textOf('incident.advanced')).toBe('事件由“接报”转为“核实”：seen');
    expect(textOf('alarm.advanced')).toBe('报警“A”已排除：test');
    expect(textOf('alarm.updated')).toBe('报警“A”再次触发（第 3 次）');
  });

  it('what people typed stays as they typed it', () => {
    const noted = DRAFTS.find(({ type }) => type === 'incident.noted');
    expect(noted && eventText(createTranslate('en'), logged(noted), names)).toBe('Note: a {{note}} with $t(common.ok)');
  });
});

describe('colours', () => {
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
      const value = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string) => {
    const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };

  it('theme.css has the same', () => {
    const css = readFileSync(join(import.meta.dirname, '../../../renderer/theme/theme.css'), 'utf8');
    for (const [name, colour] of Object.entries(COLOURS)) {
      const property = `--om-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      expect(css, property).toContain(`${property}: ${colour};`);
    }
  });

  it('R1: every text colour reads on every surface (WCAG AA, 4.5:1)', () => {
    const texts = [
      'text',
      'textSoft',
      'textFaint',
      'accent',
      'red',
      'orange',
      'yellow',
      'green',
      'purple',
      'blue',
    ] as const;
    for (const surface of ['ground', 'surface', 'raised', 'lifted'] as const)
      for (const text of texts)
        expect(contrast(COLOURS[text], COLOURS[surface]), `${text} on ${surface}`).toBeGreaterThanOrEqual(4.5);
    expect(contrast(COLOURS.accentInk, COLOURS.accent)).toBeGreaterThanOrEqual(4.5);
  });
});
