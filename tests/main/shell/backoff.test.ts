import { describe, expect, it } from 'vitest';
import { createBackoff, createCrashBudget } from '../../../main/shell/backoff.ts';
import { createNoticeBoard } from '../../../main/shell/notices.ts';
import { runsHubItself } from '../../../main/shell/runtime.ts';

describe('backoff', () => {
  it('doubles up to its limit and starts anew after a reset', () => {
    const backoff = createBackoff(250, 1500);
    expect([1, 2, 3, 4, 5].map(() => backoff.next())).toEqual([250, 500, 1000, 1500, 1500]);
    expect(backoff.attempt).toBe(5);
    backoff.reset();
    expect(backoff.next()).toBe(250);
    for (let turn = 0; turn < 2000; turn++) expect(backoff.next()).toBeLessThanOrEqual(1500);
  });

  it('allows so many crashes in its time and no more', () => {
    const budget = createCrashBudget(3, 60_000);
    expect([0, 10, 20, 30].map((at) => budget.spend(at))).toEqual([true, true, true, false]);
    expect(budget.spend(60_031)).toBe(true);
  });
});

describe('notices', () => {
  it('wait for their window, the newest twenty, and are taken once', () => {
    const board = createNoticeBoard();
    for (let at = 0; at < 25; at++) board.add(1, { key: 'shell.noticeRecovered', params: {}, at });
    board.add(2, { key: 'shell.noticeHubRestarted', params: {}, at: 99 });
    expect(board.take(1).map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, index) => index + 5));
    expect(board.take(1)).toEqual([]);
    board.forget(2);
    expect(board.take(2)).toEqual([]);
  });
});

describe('runtime', () => {
  it('knows which Node can run the hub', () => {
    expect(['22.14.0', '22.20.1', '24.1.0'].every(runsHubItself)).toBe(true);
    expect(['20.18.1', '22.13.9', '18.0.0', ''].some(runsHubItself)).toBe(false);
  });
});
