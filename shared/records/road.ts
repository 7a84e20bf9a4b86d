import { z } from 'zod';
import { idOf, placeShape } from './base.ts';

export const ROAD_CATEGORIES = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'residential',
  'service',
  'track',
  'path',
  'other',
] as const;
export const ONE_WAY = ['no', 'forward', 'backward'] as const;

/** A road (道路) as a line; roads meet where they share a vertex. */
export const roadSchema = z.object({
  id: idOf('road'),
  ...placeShape,
  category: z.enum(ROAD_CATEGORIES),
  /** Number of the road: G15, S201. */
  roadNumber: z.string().max(40).optional(),
  oneWay: z.enum(ONE_WAY).optional(),
  lanes: z.number().int().min(1).max(20).optional(),
  speedKmh: z.number().positive().max(200).optional(),
  widthM: z.number().positive().max(200).optional(),
  bridge: z.boolean().optional(),
  tunnel: z.boolean().optional(),
  lengthM: z.number().min(0).optional(),
});
export type Road = z.infer<typeof roadSchema>;

export const LAND_CATEGORIES = ['water', 'industrial', 'residential', 'wood', 'other'] as const;

/** A piece of land or water for orientation (地物): a lake, an industrial area. */
export const landSchema = z.object({
  id: idOf('land'),
  ...placeShape,
  category: z.enum(LAND_CATEGORIES),
  areaM2: z.number().min(0).optional(),
});
export type Land = z.infer<typeof landSchema>;
