import { describe, expect, it } from 'vitest';
import type { PlacedRecord } from '../../../renderer/panels/area/ringTable.ts';
import { assigneeOf, matches, shelterLine } from '../../../renderer/panels/dispatch/nearby.ts';
import { boardOrder, isLate, TASK_TEMPLATES, tasksOf } from '../../../renderer/panels/dispatch/taskTemplates.ts';
import { incidentOperations } from '../../../shared/contract/incidents.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';
import { TASK_STATES, type Task } from '../../../shared/records/task.ts';
import { TASK } from '../replay/history.ts';

const t = createTranslate('zh-CN');
const base = { name: '一号库', position: { lon: 1, lat: 2 }, provenance: { producer: '应急局' } };
const SUPPLY: PlacedRecord = {
  kind: 'supply',
  record: { ...base, id: 'supply:s', items: [{ name: '吸油毡', quantity: 20, unit: '箱' }] },
  distanceM: 1200,
};
const TEAM: PlacedRecord = { kind: 'team', record: { ...base, id: 'team:t', category: 'fire' }, distanceM: 10 };
const SHELTER: PlacedRecord = {
  kind: 'shelter',
  record: { ...base, id: 'shelter:h', name: '体育馆', category: 'central', capacityPeople: 1500 },
  distanceM: 2500,
};

describe('tasks of the form', () => {
  it('are one for each assignee, as the contract takes them', () => {
    const assignees = [TEAM, SUPPLY].flatMap((entry) => assigneeOf(entry) ?? []);
    for (const template of TASK_TEMPLATES) {
      const form = {
        title: t(template.titleKey),
        detail: t(template.detailKey),
        dueMinutes: template.dueMinutes,
        assignees,
        position: { lon: 1, lat: 2 },
      };
      const tasks = tasksOf(form, 1_000_000);
      const parsed = incidentOperations['tasks.send'].input.parse({ incidentId: 'incident:i', tasks });
      expect(parsed.tasks.map(({ assignee }) => assignee.id)).toEqual(['team:t', 'supply:s']);
      expect(parsed.tasks[0]).toMatchObject({ dueAt: 1_000_000 + template.dueMinutes * 60_000 });
    }
  });

  it('leave out what is empty', () => {
    const [task] = tasksOf(
      {
        title: ' 核实 ',
        detail: '  ',
        dueMinutes: undefined,
        assignees: [TASK.assignee],
        position: { lon: 1, lat: 2 },
      },
      0,
    );
    expect(task).toEqual({ title: '核实', assignee: TASK.assignee, position: { lon: 1, lat: 2 } });
  });

  it('go to no shelter; the instructions name it', () => {
    expect(assigneeOf(SHELTER)).toBeUndefined();
    expect(shelterLine(t, [TEAM, SHELTER])).toBe('避难场所：体育馆（直线 2.50 km，可容纳 1,500）');
    expect(shelterLine(t, [TEAM])).toBe('');
  });

  it('find a depot by what it holds', () => {
    expect(matches(SUPPLY, '吸油')).toBe(true);
    expect(matches(SUPPLY, '沙袋')).toBe(false);
    expect(matches(TEAM, ' ')).toBe(true);
  });
});

describe('board', () => {
  const task = (id: string, more: Partial<Task>): Task => ({ ...TASK, id: `task:${id}`, ...more });

  it('has open tasks first by due time, then settled ones, newest first', () => {
    const undue = task('undue', {});
    const { dueAt: _none, ...withoutDue } = undue;
    const tasks = [
      task('done', { state: 'done', stateAt: 5 }),
      task('cancelled', { state: 'cancelled', stateAt: 9 }),
      withoutDue,
      task('late', { dueAt: 100 }),
      task('soon', { dueAt: 200, state: 'underway' }),
    ];
    expect(boardOrder(tasks).map(({ id }) => id)).toEqual([
      'task:late',
      'task:soon',
      'task:undue',
      'task:cancelled',
      'task:done',
    ]);
  });

  it('calls only open tasks late', () => {
    for (const state of TASK_STATES) {
      const open = state === 'sent' || state === 'acknowledged' || state === 'underway';
      expect(isLate(task('x', { state, dueAt: 100 }), 101)).toBe(open);
      expect(isLate(task('x', { state, dueAt: 100 }), 100)).toBe(false);
    }
  });
});
