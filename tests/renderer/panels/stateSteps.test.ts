import { describe, expect, it } from 'vitest';
import { stateSteps } from '../../../renderer/panels/details/stateSteps.ts';
import { newestFirst } from '../../../renderer/panels/notes/eventGroups.ts';
import { joined } from '../../../renderer/panels/timeline/timelineStore.ts';
import { HISTORY, OPENED_MS } from '../replay/history.ts';

describe('state steps', () => {
  it('tell who, when and why, and what was jumped over', () => {
    const steps = stateSteps(HISTORY, 'ended');
    expect(steps.map(({ standing }) => standing)).toEqual([
      'passed',
      'passed',
      'skipped',
      'skipped',
      'current',
      'ahead',
    ]);
    expect(steps[1]?.entry).toEqual({ atMs: OPENED_MS + 600_000, actor: 'user:duty', why: '现场确认泄漏' });
  });

  it('say nothing of a state ahead, though the incident was taken back from it', () => {
    const steps = stateSteps(HISTORY, 'handling');
    expect(steps[4]).toEqual({ state: 'ended', standing: 'ahead' });
  });
});

describe('timeline', () => {
  it('is newest first and narrowed to its group', () => {
    expect(newestFirst(HISTORY, 'all')[0]?.type).toBe('incident.advanced');
    expect(newestFirst(HISTORY, 'notes').map(({ type }) => type)).toEqual(['incident.noted']);
    expect(newestFirst(HISTORY, 'tasks')).toHaveLength(3);
    expect(newestFirst(HISTORY, 'states')).toHaveLength(4);
  });

  it('has each event once, in order, however pages and live feed overlap', () => {
    expect(joined(HISTORY.slice(0, 5), HISTORY.slice(3).toReversed())).toEqual(HISTORY);
  });
});
