import { describe, expect, it, vi } from 'vitest';
import { FlatCamera } from '../../../renderer/map/host2d/flatCamera.ts';
import { FlatProjector } from '../../../renderer/map/host2d/flatProjector.ts';
import { MotionPack, motionStateOf } from '../../../renderer/map/layers/moving/motionPack.ts';
import { MotionScreen } from '../../../renderer/map/layers/moving/motionScreen.ts';
import type { Moving } from '../../../renderer/map/layers/moving/moving.ts';
import { nearestRow } from '../../../renderer/map/layers/moving/nearestRow.ts';
import { partsOf, timeMarksOf } from '../../../renderer/map/layers/trail.ts';
import type { TrackArrays } from '../../../renderer/state/liveTracks.ts';
import { type Description, MovingStore } from '../../../renderer/tracks/movingStore.ts';

const NOW = 1_764_000_000_000;
const NONE = { categories: new Set<string>(), states: new Set<string>() };

function rowsOf(places: readonly (readonly [lon: number, lat: number])[], subjects?: readonly string[]) {
  const count = places.length;
  return {
    subjects: subjects ?? places.map((_, i) => `vehicle:${i}`),
    lonLat: Float64Array.from(places.flat()),
    headingDeg: new Float32Array(count).fill(90),
    speedMs: new Float32Array(count).fill(10),
    doseRateUsvH: new Float32Array(count).fill(Number.NaN),
    at: new Float64Array(count).fill(NOW),
    count,
    version: 1,
  } satisfies TrackArrays;
}

function movingOf(rows: TrackArrays, version = 1, category = 0): Moving {
  return {
    rows: () => rows,
    version,
    categoryOf: () => category,
    nameOf: () => undefined,
    rowOf: (id) => rows.subjects.indexOf(id),
    nowMs: () => NOW,
    onChange: () => () => undefined,
  };
}

function camera(rangeM: number): FlatProjector {
  const flat = new FlatCamera();
  flat.resize(1280, 720);
  flat.move(flat.poseOf({ target: { lon: 118.6, lat: 24.9 }, headingDeg: 0, pitchDeg: -90, rangeM }));
  return new FlatProjector(flat);
}

describe('moving things on the map', () => {
  it('tells moving, stopped, silent and never heard apart', () => {
    const rows = rowsOf([
      [118, 24],
      [118, 24],
      [118, 24],
      [118, 24],
    ]);
    rows.speedMs[1] = 0.2;
    rows.at[2] = NOW - 11 * 60_000;
    rows.at[3] = 0;
    expect([0, 1, 2, 3].map((row) => motionStateOf(rows, row, NOW))).toEqual(['moving', 'stopped', 'silent', 'hidden']);
  });

  it('puts them where the ink puts them, leaves out what is outside the view', () => {
    const rows = rowsOf([
      [118.6, 24.9],
      [118.61, 24.9],
      [117, 24.9],
    ]);
    const pack = new MotionPack();
    pack.update(movingOf(rows), NONE);
    const drawn = new MotionScreen().project(pack, camera(6_000), 15, true);
    expect(drawn.length).toBe(2);
    expect(drawn.positions[0]).toBeCloseTo(640, 3);
    expect(drawn.positions[1]).toBeCloseTo(360, 3);
    expect(drawn.positions[2]).toBeGreaterThan(700);
    expect(drawn.headings[0]).toBeCloseTo(Math.PI / 2, 5);
  });

  it('R1: packs again only rows with a new time, at its new place', () => {
    const rows = rowsOf([
      [118.6, 24.9],
      [118.6, 24.9],
    ]);
    const pack = new MotionPack();
    pack.update(movingOf(rows, 1), NONE);
    rows.lonLat[0] = 118.61;
    rows.lonLat[2] = 118.61;
    rows.at[1] = NOW + 1;
    pack.update(movingOf(rows, 2), NONE);
    const [first = 0, , second = 0] = pack.mercator;
    expect(first).toBeCloseTo(118.6 / 360 + 0.5, 12);
    expect(second).toBeCloseTo(118.61 / 360 + 0.5, 12);
  });

  it('draws one dot where thousands lie on one another from afar, and every arrow near by', () => {
    const rows = rowsOf(Array.from({ length: 5_000 }, () => [118.6, 24.9] as const));
    const pack = new MotionPack();
    pack.update(movingOf(rows), NONE);
    const screen = new MotionScreen();
    expect(screen.project(pack, camera(700_000), 3, false).length).toBe(1);
    expect(screen.project(pack, camera(6_000), 15, true).length).toBe(5_000);
  });

  it('leaves out what is filtered and what another layer draws', () => {
    const rows = rowsOf([[118.6, 24.9]]);
    const count = (moving: Moving, filter = NONE) => {
      const pack = new MotionPack();
      pack.update(moving, filter);
      return new MotionScreen().project(pack, camera(6_000), 15, true).length;
    };
    expect(count(movingOf(rows))).toBe(1);
    expect(count(movingOf(rows), { ...NONE, categories: new Set(['hazmat']) })).toBe(0);
    expect(count(movingOf(rows), { ...NONE, states: new Set(['moving']) })).toBe(0);
    expect(count(movingOf(rows, 1, -2))).toBe(0);
  });

  it('finds the nearest under the pointer within its reach', () => {
    const rows = rowsOf([
      [118.6, 24.9],
      [118.601, 24.9],
      [118.7, 24.9],
    ]);
    const at = { lon: 118.6008, lat: 24.9 };
    expect(nearestRow(rows, at, 200, () => true)).toBe(1);
    expect(nearestRow(rows, at, 200, (row) => row !== 1)).toBe(0);
    expect(nearestRow(rows, at, 10, () => true)).toBeUndefined();
  });
});

describe('trail', () => {
  const points = (...minutes: number[]) =>
    minutes.map((minute) => ({ at: NOW + minute * 60_000, position: { lon: 118, lat: 24 } }));

  it('is broken where nothing was reported for long', () => {
    expect(partsOf(points(0, 1, 2, 9, 10)).map((part) => part.length)).toEqual([3, 2]);
    expect(partsOf([])).toEqual([]);
  });

  it('has at most a handful of time marks, on whole steps', () => {
    const marks = timeMarksOf(points(...Array.from({ length: 61 }, (_, i) => i)));
    expect(marks.length).toBeLessThanOrEqual(15);
    expect(marks.length).toBeGreaterThan(5);
    for (const { at } of marks) expect(at % (5 * 60_000)).toBe(0);
  });
});

describe('MovingStore', () => {
  it('R1: tells the map at most every 300 ms, and describes each subject once', async () => {
    vi.useFakeTimers();
    try {
      let changed: () => void = () => undefined;
      const rows = rowsOf(Array.from({ length: 2_500 }, () => [118, 24] as const));
      const describe = vi.fn(
        async (ids: readonly string[]): Promise<Description[]> =>
          ids.map((id) => (id === 'vehicle:7' ? null : ['bus', `plate ${id}`])),
      );
      const store = new MovingStore({
        tracks: () => rows,
        onTracks: (listener) => {
          changed = listener;
          return () => undefined;
        },
        describe,
        now: () => NOW,
        onError: (error) => {
          throw error;
        },
      });
      const told = vi.fn();
      const stop = store.onChange(told);
      for (let ms = 0; ms < 3_000; ms += 10) {
        changed();
        await vi.advanceTimersByTimeAsync(10);
      }
      expect(told.mock.calls.length).toBeGreaterThanOrEqual(8);
      expect(told.mock.calls.length).toBeLessThanOrEqual(11);
      expect(describe.mock.calls.map(([ids]) => ids.length)).toEqual([1_000, 1_000, 500]);
      expect(store.nameOf('vehicle:8')).toBe('plate vehicle:8');
      expect(store.categoryOf(7)).toBe(-1);
      stop();
      told.mockClear();
      await vi.advanceTimersByTimeAsync(2_000);
      expect(told).not.toHaveBeenCalled();
    } finally {
      vi.useRealTimers();
    }
  });

  it('leaves mobile sources to their own layer', async () => {
    const rows = rowsOf([[118, 24]], ['mobileSource:1']);
    const store = new MovingStore({
      tracks: () => rows,
      onTracks: () => () => undefined,
      describe: async (ids) => ids.map(() => null),
      now: () => NOW,
      onError: () => undefined,
    });
    await new Promise<void>((resolve) => {
      const stop = store.onChange(() => {
        stop();
        resolve();
      });
    });
    expect(store.categoryOf(0)).toBe(-2);
  });
});
