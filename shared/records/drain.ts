import { z } from 'zod';
import { idOf, placeShape } from './base.ts';

export const DRAIN_CATEGORIES = ['pipe', 'manhole', 'inlet', 'outfall', 'valve', 'pump', 'pool'] as const;
export const DRAIN_WATERS = ['rain', 'sewage', 'process', 'clean', 'fire'] as const;
export const VALVE_STATES = ['open', 'closed', 'unknown'] as const;

/** A part of a firm's drain network (排水管网): nodes by their codes, pipes from one node to another, with the flow. */
export const drainSchema = z.object({
  id: idOf('drain'),
  ...placeShape,
  category: z.enum(DRAIN_CATEGORIES),
  /** Name of the whole network. */
  networkName: z.string().max(200).optional(),
  firmId: idOf('firm').optional(),
  firmName: z.string().max(200).optional(),
  water: z.enum(DRAIN_WATERS).optional(),
  /** Codes of the nodes that a pipe joins; water runs from the first to the second. */
  fromCode: z.string().max(100).optional(),
  toCode: z.string().max(100).optional(),
  diameterM: z.number().positive().max(50).optional(),
  /** Depth of the pipe's axis or the node's floor below ground, metres. */
  depthM: z.number().min(0).max(200).optional(),
  lengthM: z.number().min(0).optional(),
  volumeM3: z.number().min(0).optional(),
  valveState: z.enum(VALVE_STATES).optional(),
});
export type Drain = z.infer<typeof drainSchema>;
