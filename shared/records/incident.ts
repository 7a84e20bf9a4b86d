import { z } from 'zod';
import { positionSchema } from '../geo.ts';
import { idOf, nameSchema, textSchema, timeSchema } from './base.ts';

/** 接报 → 核实 → 响应 → 处置 → 终止 → 归档. */
export const INCIDENT_STATES = ['reported', 'verified', 'responding', 'handling', 'ended', 'archived'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

export const INCIDENT_SOURCES = ['map', 'phone', 'alarm', 'patrol', 'other'] as const;

/** An environmental incident (突发环境事件). */
export const incidentSchema = z.object({
  id: idOf('incident'),
  name: nameSchema,
  position: positionSchema,
  address: z.string().max(300).optional(),
  state: z.enum(INCIDENT_STATES),
  /** Where the information came from. */
  informationSource: z.enum(INCIDENT_SOURCES),
  occurredAt: timeSchema,
  openedAt: timeSchema,
  openedBy: z.string().max(80),
  endedAt: timeSchema.optional(),
  substance: z.string().max(200).optional(),
  /** The thing on the map it began at: firm, risk source, sensitive area … */
  subjectId: z.string().max(80).optional(),
  subjectName: z.string().max(200).optional(),
  alarmId: idOf('alarm').optional(),
  description: textSchema.optional(),
  /** Radii of the rings shown and reported, metres. */
  radiiM: z.array(z.number().positive().max(200_000)).min(1).max(5),
  drill: z.boolean().optional(),
});
export type Incident = z.infer<typeof incidentSchema>;

/** True when the incident takes no further change but filing. */
export function isClosed(state: IncidentState): boolean {
  return state === 'ended' || state === 'archived';
}

/** States that may follow: the next one, or the end from any open state (a false report ends at once). */
export function nextIncidentStates(state: IncidentState): readonly IncidentState[] {
  switch (state) {
    case 'reported':
      return ['verified', 'ended'];
    case 'verified':
      return ['responding', 'ended'];
    case 'responding':
      return ['handling', 'ended'];
    case 'handling':
      return ['ended'];
    case 'ended':
      return ['archived', 'handling'];
    case 'archived':
      return [];
  }
}
