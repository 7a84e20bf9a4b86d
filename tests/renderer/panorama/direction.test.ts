import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bearingOf, directionTo, turn, yawOf } from '../../../renderer/panorama/direction.ts';
import { hotSpotsOf } from '../../../renderer/panorama/hotSpots.ts';
import { destination, distanceM } from '../../../shared/geo.ts';
import type { Installation } from '../../../shared/records/installation.ts';
import type { Panorama } from '../../../shared/records/panorama.ts';

const eye = { lon: 117.6, lat: 23.77, heightM: 30 };
const angle = fc.double({ min: 0, max: 359.99, noNaN: true });

describe('directions in a panorama', () => {
  it('point where the compass and the plumb line say', () => {
    fc.assert(
      fc.property(
        angle,
        fc.double({ min: 20, max: 2000, noNaN: true }),
        fc.double({ min: 0, max: 80, noNaN: true }),
        (bearing, awayM, topM) => {
          const seen = directionTo(eye, { ...destination(eye, bearing, awayM), heightM: topM });
          const apart = Math.abs(seen.bearingDeg - bearing);
          expect(Math.min(apart, 360 - apart)).toBeLessThan(0.2);
          expect(seen.pitchDeg).toBeCloseTo((Math.atan2(topM - eye.heightM, awayM) * 180) / Math.PI, 0);
          expect(seen.distanceM).toBeGreaterThan(awayM * 0.99);
        },
      ),
    );
  });

  it('yaw and bearing are each other’s inverse, whatever the middle of the picture is', () => {
    fc.assert(
      fc.property(angle, angle, (bearing, middle) => {
        const back = bearingOf(yawOf(bearing, middle), middle);
        const apart = Math.abs(back - bearing);
        expect(Math.min(apart, 360 - apart)).toBeLessThan(1e-9);
      }),
    );
    expect(turn(-90)).toBe(270);
    expect(turn(720)).toBe(0);
    expect(yawOf(90, 0)).toBeCloseTo(Math.PI / 2);
  });
});

describe('hot spots', () => {
  const provenance = { producer: '演示', demo: true };
  const installation = (i: number, firm: string, bearing: number, awayM: number): Installation => ({
    id: `installation:i${i}`,
    name: `V-${i}`,
    category: 'tank',
    firmId: `firm:${firm}`,
    position: destination(eye, bearing, awayM),
    provenance,
  });
  const panorama: Panorama = {
    id: 'panorama:p',
    name: '全景',
    category: 'scene',
    firmId: 'firm:own',
    position: eye,
    provenance,
  };

  it('are of the own firm first of all, near, and never on top of one another', () => {
    const all = [
      installation(1, 'own', 10, 100),
      installation(2, 'own', 11, 180),
      installation(3, 'own', 200, 450),
      installation(4, 'other', 90, 200),
      installation(5, 'other', 120, 400),
      installation(6, 'own', 300, 900),
      ...Array.from({ length: 200 }, (_, i) => installation(10 + i, 'own', i * 1.8, 150 + i)),
    ];
    const spots = hotSpotsOf(panorama, eye, all);
    const ids = spots.map(({ record }) => record.id);
    expect(ids).toContain('installation:i1');
    expect(ids).not.toContain('installation:i2');
    expect(ids).not.toContain('installation:i5');
    expect(ids).not.toContain('installation:i6');
    expect(spots.length).toBeLessThanOrEqual(40);
    for (const spot of spots) expect(distanceM(eye, spot.record.position)).toBeLessThanOrEqual(500);
    expect(spots.map(({ distanceM: away }) => away)).toEqual(
      spots.map(({ distanceM: away }) => away).toSorted((a, b) => a - b),
    );
  });
});
