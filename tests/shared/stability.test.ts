import { describe, expect, it } from 'vitest';
import { models } from '../../shared/models/index.ts';
import { stability } from '../../shared/models/stability.ts';

const classOf = (windSpeedMs: number, insolation: 'strong' | 'moderate' | 'slight' | 'night', cloudOktas = 0) =>
  stability.run({ windSpeedMs, insolation, cloudOktas }).stabilityClass;

describe('model: stability', () => {
  it('is Turner’s table, upper bounds inclusive', () => {
    const rows: [number, string][] = [
      [2, 'ABBFF'],
      [3, 'BBCEF'],
      [5, 'BCDDE'],
      [6, 'CDDDD'],
      [6.1, 'CDDDD'],
    ];
    for (const [wind, row] of rows) {
      const got =
        classOf(wind, 'strong') +
        classOf(wind, 'moderate') +
        classOf(wind, 'slight') +
        classOf(wind, 'night', 4) +
        classOf(wind, 'night', 3);
      expect(`${wind} ${got}`).toBe(`${wind} ${row}`);
    }
    expect(classOf(2.01, 'night')).toBe('F');
    expect(classOf(3.01, 'night')).toBe('E');
  });

  it('warns where the Gaussian models do not hold', () => {
    expect(stability.run({ windSpeedMs: 0.5, insolation: 'night', cloudOktas: 0 }).warnings).toEqual([
      'model.windTooLow',
    ]);
  });

  it('every model is registered under its own name', () => {
    for (const [name, model] of models) expect(model.name).toBe(name);
    expect(models.size).toBeGreaterThan(0);
  });
});
