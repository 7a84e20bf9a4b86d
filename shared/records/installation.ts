import { z } from 'zod';
import { idOf, placeShape } from './base.ts';

export const INSTALLATION_CATEGORIES = [
  'tank',
  'sphere',
  'horizontalTank',
  'reactor',
  'column',
  'warehouse',
  'pipeRack',
  'building',
  'stack',
  'loadingBay',
  'other',
] as const;

/** What an installation is doing in an emergency, as the desk set it. */
export const INSTALLATION_CONDITIONS = ['normal', 'leaking', 'burning', 'threatened', 'cooled', 'stopped'] as const;

/**
 * An installation of a firm (装置 / 设施): a tank, a sphere, a column. Its sizes make its body in 3D; `position` is the
 * centre of its foot.
 */
export const installationSchema = z.object({
  id: idOf('installation'),
  ...placeShape,
  category: z.enum(INSTALLATION_CATEGORIES),
  firmId: idOf('firm').optional(),
  firmName: z.string().max(200).optional(),
  substance: z.string().max(200).optional(),
  casNumber: z.string().max(20).optional(),
  /** Largest amount present, kilograms. */
  amountKg: z.number().min(0).optional(),
  volumeM3: z.number().min(0).optional(),
  /** Diameter of round bodies, metres. */
  diameterM: z.number().positive().max(500).optional(),
  /** Sizes of others, metres; `lengthM` lies along `headingDeg`. */
  lengthM: z.number().positive().max(5000).optional(),
  widthM: z.number().positive().max(2000).optional(),
  /** From its foot to its top, metres. */
  structureHeightM: z.number().positive().max(500).optional(),
  /** Direction of the long side, degrees clockwise from north. @default 0 */
  headingDeg: z.number().min(0).max(360).optional(),
  /** Height of the dike round it (围堰), metres; absent where there is none. */
  dikeHeightM: z.number().positive().max(20).optional(),
  condition: z.enum(INSTALLATION_CONDITIONS).optional(),
});
export type Installation = z.infer<typeof installationSchema>;
