import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionAfter, directionAt } from '../../../renderer/dialogs/incident/Compass.tsx';
import { observationOf, typedFrom } from '../../../renderer/dialogs/incident/weatherUnits.ts';
import { incidentOperations } from '../../../shared/contract/incidents.ts';

describe('weather as typed', () => {
  it('becomes SI that the contract takes, and comes back as typed', () => {
    const typed = fc.record({
      windSpeedMs: fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10),
      windFromDeg: fc.integer({ min: 0, max: 360 }),
      temperatureC: fc.integer({ min: -500, max: 500 }).map((tenths) => tenths / 10),
      humidityPercent: fc.option(fc.integer({ min: 0, max: 100 })),
      cloudOktas: fc.option(fc.integer({ min: 0, max: 8 })),
      pressureHpa: fc.option(fc.integer({ min: 300, max: 1100 })),
    });
    fc.assert(
      fc.property(typed, (values) => {
        const observation = observationOf(values);
        expect(incidentOperations['weather.observe'].input.safeParse(observation).success).toBe(true);
        expect(typedFrom(observation)).toEqual(values);
      }),
    );
  });

  it('begins with nothing but a direction when there was no observation', () => {
    expect(typedFrom(undefined)).toEqual({ windFromDeg: 0 });
  });
});

describe('compass', () => {
  it.each([
    [0, -10, 0],
    [10, 0, 90],
    [0, 10, 180],
    [-10, 0, 270],
    [7, -7, 45],
  ])('reads %d, %d as %d°', (dx, dy, deg) => expect(directionAt(dx, dy)).toBe(deg));

  it('turns by keys and stays on the dial', () => {
    expect(directionAfter('ArrowRight', false, 359)).toBe(0);
    expect(directionAfter('ArrowLeft', true, 5)).toBe(355);
    expect(directionAfter('Home', false, 77)).toBe(0);
    expect(directionAfter('a', false, 77)).toBeUndefined();
  });
});
