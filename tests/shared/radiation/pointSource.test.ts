import { describe, expect, it } from 'vitest';
import { models } from '../../../shared/models/index.ts';
import { bookletFor } from '../../../shared/radiation/booklet.ts';
import { exclusionRadiusM } from '../../../shared/radiation/limits.ts';
import { NUCLIDES, nuclideNamed } from '../../../shared/radiation/nuclides.ts';
import {
  behindShield,
  classByActivity,
  decayedBq,
  distanceForM,
  doseRateUsvH,
} from '../../../shared/radiation/pointSource.ts';

const GBQ = 1e9;
const YEAR_MS = 365.25 * 86_400_000;
const cobalt = nuclideNamed('Co-60');

describe('point source', () => {
  it('37 GBq of Co-60 give about 13 mSv/h at 1 m', () => {
    expect(doseRateUsvH(cobalt?.gammaConstant ?? 0, 37 * GBQ, 1) / 1000).toBeCloseTo(13, 1);
  });

  it('falls with the square of the distance, and the radius for a limit is its inverse', () => {
    const gamma = 0.13;
    const near = doseRateUsvH(gamma, 3e12, 2);
    expect(doseRateUsvH(gamma, 3e12, 20)).toBeCloseTo(near / 100, 6);
    for (const limit of [2.5, 15, 100, 1e5]) {
      expect(doseRateUsvH(gamma, 3e12, distanceForM(gamma, 3e12, limit))).toBeCloseTo(limit, 6);
    }
    // 3 TBq of Ir-192, bare, reach 100 µSv/h at 62 m.
    expect(distanceForM(gamma, 3e12, 100)).toBeCloseTo(62.4, 1);
  });

  it('half is left after one half-life, and nothing is added before the date', () => {
    expect(decayedBq(8, 5.271 * 365.25, 5.271 * YEAR_MS)).toBeCloseTo(4, 9);
    expect(decayedBq(8, 10, -5)).toBe(8);
  });

  it('one half-value layer lets half through', () => {
    expect(behindShield(12, 12)).toBe(0.5);
    expect(behindShield(36, 12)).toBe(0.125);
    expect(behindShield(0, 12)).toBe(1);
  });

  it('classes follow A/D: Co-60 at the steps of the D value of 0.03 TBq', () => {
    if (!cobalt) throw new Error('no cobalt');
    const classOf = (activity: number) => classByActivity(cobalt, activity);
    expect([3e13, 2.9e13, 3e11, 2.9e11, 3e10, 2.9e10, 3e8, 2.9e8].map(classOf)).toEqual([
      'I',
      'II',
      'II',
      'III',
      'III',
      'IV',
      'IV',
      'V',
    ]);
    expect(classOf(0)).toBeUndefined();
  });

  it('finds nuclides however they are written, no name twice', () => {
    for (const text of ['Co-60', 'co60', '60Co', '钴-60', 'Co－60'])
      expect(nuclideNamed(text)?.name, text).toBe('Co-60');
    expect(nuclideNamed('Am-241/Be')?.name).toBe('Am-241/Be');
    expect(nuclideNamed('镅-241')?.name).toBe('Am-241');
    expect(nuclideNamed('chlorine')).toBeUndefined();
    const names = NUCLIDES.flatMap(({ also }) => also);
    expect(new Set(names).size).toBe(names.length);
  });

  it('the exclusion radius is never below that of the guide', () => {
    expect(exclusionRadiusM('unshielded', 4)).toBe(30);
    expect(exclusionRadiusM('unshielded', 62)).toBe(62);
    expect(exclusionRadiusM('fire', undefined)).toBe(300);
  });
});

describe('model pointSource', () => {
  const model = models.get('pointSource');
  const run = (input: Record<string, unknown>) =>
    model?.output.parse(model.run(model.input.parse(input))) as Record<string, unknown>;

  it('decays, shields and warns', () => {
    const bare = run({ nuclide: 'Cs-137', activityBq: 1e11, ageDays: 30.08 * 365.25, distanceM: 2 });
    expect(bare.activityBq).toBeCloseTo(5e10, -3);
    expect(bare.doseRateUsvH).toBeCloseTo((0.093 * 5e4) / 4, 6);
    expect(bare.sourceClass).toBe('IV');
    expect(bare.warnings).toEqual([]);
    const lead = run({ nuclide: 'Cs-137', activityBq: 1e11, shield: { material: 'lead', thicknessMm: 65 } });
    expect(lead.doseRateUsvH).toBeCloseTo((0.093 * 1e5) / 1024, 6);
    expect(lead.warnings).toEqual(['radiation.warnShieldUnconfirmed']);
  });

  it('says so when the rule does not hold instead of giving a number', () => {
    expect(run({ nuclide: 'Sr-90', activityBq: 1e12 })).toMatchObject({
      doseRateUsvH: null,
      exclusionRadiusM: null,
      sourceClass: 'III',
      warnings: ['radiation.warnNoGamma'],
    });
    expect(run({ nuclide: 'Xx-1', activityBq: 1 }).warnings).toEqual(['radiation.warnUnknownNuclide']);
    expect(run({ nuclide: 'I-131', activityBq: 1e9, distanceM: 200 }).warnings).toEqual([
      'radiation.warnUnconfirmed',
      'radiation.warnAir',
    ]);
  });
});

describe('booklet', () => {
  const ids = (name: string | undefined, ...rest: [Parameters<typeof bookletFor>[1], string]) =>
    bookletFor(nuclideNamed(name), ...rest).map(({ id }) => id);

  it('follows nuclide, class and situation', () => {
    const gauge = ids('Cs-137', 'V', 'unshielded');
    expect(gauge).toContain('lostSearch');
    expect(gauge).not.toContain('turnBack');
    expect(gauge).not.toContain('neutronMeter');
    expect(ids('Am-241/Be', 'III', 'unshielded')).toEqual(expect.arrayContaining(['neutronMeter', 'neutronShield']));
    expect(ids('Ir-192', 'II', 'fire')).toEqual(
      expect.arrayContaining(['radiographyCrankBack', 'fireSmoke', 'turnBack']),
    );
  });

  it('leaves nothing out for what is not known', () => {
    const unknown = ids(undefined, undefined, 'unshielded');
    expect(unknown).toEqual(expect.arrayContaining(['neutronMeter', 'iodine', 'turnBack', 'inhalation']));
  });
});
