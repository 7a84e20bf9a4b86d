import { z } from 'zod';
import { nuclideNamed } from '../radiation/nuclides.ts';
import { behindShield, classByActivity, decayedBq, distanceForM, doseRateUsvH } from '../radiation/pointSource.ts';
import { SOURCE_CLASSES } from '../records/vehicle.ts';
import { defineModel } from './model.ts';

const inputSchema = z.strictObject({
  /** `Co-60`, `Cs-137`, … */
  nuclide: z.string().min(1).max(40),
  /** Activity on its date, becquerel. */
  activityBq: z.number().positive().max(1e20),
  /** Time since that date, days. */
  ageDays: z.number().min(0).max(1e6).default(0),
  distanceM: z.number().positive().max(1e5).default(1),
  limitUsvH: z.number().positive().max(1e12).default(100),
  shield: z
    .strictObject({ material: z.enum(['lead', 'steel', 'concrete']), thicknessMm: z.number().min(0).max(10_000) })
    .optional(),
});

const DAY_MS = 86_400_000;
/** Nearer than this a source is not a point, metres. */
const NEAREST_M = 0.1;
/** Farther than this air takes its share, which the rule leaves out: the true rate is lower. */
const FARTHEST_M = 100;

/** Dose rate of a point source, and the distance at which it falls to a limit. */
export const pointSource = defineModel({
  name: 'pointSource',
  version: 1,
  summary: 'Dose rate of a gamma point source at a distance, and the exclusion radius for a dose rate limit',
  source: 'Inverse square law H = ΓA/d²; D values: IAEA RS-G-1.9; constants: shared/radiation/nuclides.ts',
  input: inputSchema,
  output: z.object({
    activityBq: z.number(),
    doseRateUsvH: z.number().nullable(),
    exclusionRadiusM: z.number().nullable(),
    sourceClass: z.enum(SOURCE_CLASSES).nullable(),
    warnings: z.array(z.string()),
  }),
  run({ nuclide: name, activityBq: before, ageDays, distanceM, limitUsvH, shield }) {
    const nuclide = nuclideNamed(name);
    if (!nuclide) {
      const nothing = { doseRateUsvH: null, exclusionRadiusM: null, sourceClass: null };
      return { activityBq: before, ...nothing, warnings: ['radiation.warnUnknownNuclide'] };
    }
    const activityBq = decayedBq(before, nuclide.halfLifeDays, ageDays * DAY_MS);
    const { gammaConstant } = nuclide;
    const layer = shield && nuclide.halfValueMm?.[shield.material];
    const passes = shield && layer !== undefined ? behindShield(shield.thicknessMm, layer) : 1;
    const warnings = [
      ...(gammaConstant === undefined ? ['radiation.warnNoGamma'] : []),
      ...(gammaConstant !== undefined && nuclide.gammaSource === 'unconfirmed' ? ['radiation.warnUnconfirmed'] : []),
      ...(shield && layer === undefined ? ['radiation.warnNoShieldData'] : []),
      ...(shield && layer !== undefined ? ['radiation.warnShieldUnconfirmed'] : []),
      ...(distanceM < NEAREST_M ? ['radiation.warnTooNear'] : []),
      ...(distanceM > FARTHEST_M ? ['radiation.warnAir'] : []),
    ];
    const sourceClass = classByActivity(nuclide, activityBq) ?? null;
    if (gammaConstant === undefined) {
      return { activityBq, doseRateUsvH: null, exclusionRadiusM: null, sourceClass, warnings };
    }
    const shielded = gammaConstant * passes;
    return {
      activityBq,
      doseRateUsvH: doseRateUsvH(shielded, activityBq, distanceM),
      exclusionRadiusM: distanceForM(shielded, activityBq, limitUsvH),
      sourceClass,
      warnings,
    };
  },
});
