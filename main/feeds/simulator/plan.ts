import { z } from 'zod';
import { STATION_CATEGORIES } from '../../../shared/records/station.ts';

/** What the worker is told at its start: who sends, from where, and what happens. */
export const simulationPlanSchema = z.object({
  seed: z.string(),
  gateway: z.object({ host: z.string(), port: z.number().int() }),
  /** Way in for positions: the hub's own address and a key that ends with the simulator. */
  ingest: z.object({ url: z.string(), key: z.string() }),
  devices: z.array(
    z.object({
      deviceCode: z.string(),
      category: z.enum(STATION_CATEGORIES),
      factors: z.array(z.string()),
      /** Start of the newest hour that the hub has of it. */
      newestHourAt: z.number().optional(),
      /** Also sends its momentary values, every 5 minutes. */
      isLive: z.boolean(),
    }),
  ),
  script: z.object({ outlet: z.string(), river: z.string(), travelMs: z.number() }).optional(),
  /** When the discharge begins by itself. */
  incidentAt: z.number().optional(),
  /** Vehicles on their roads: there and back, for ever. */
  vehicles: z.array(
    z.object({
      subject: z.string(),
      speedMs: z.number().positive(),
      /** lon, lat by turns. */
      line: z.array(z.number()),
    }),
  ),
  /** Mobile sources that stand where they are kept. */
  sources: z.array(z.object({ subject: z.string(), lon: z.number(), lat: z.number(), doseRateUsvH: z.number() })),
});
export type SimulationPlan = z.infer<typeof simulationPlanSchema>;
export type SimulatedDevice = SimulationPlan['devices'][number];

/** hub → worker. */
export const simulatorCommandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('incident'), at: z.number() }),
  z.object({ do: z.literal('stop') }),
]);
export type SimulatorCommand = z.infer<typeof simulatorCommandSchema>;

/** worker → hub, every 5 s: what it did so far. */
export const simulatorReportSchema = z.object({
  connections: z.number(),
  frames: z.number(),
  readings: z.number(),
  positions: z.number(),
  repeats: z.number(),
  lost: z.number(),
  refused: z.number(),
});
export type SimulatorReport = z.infer<typeof simulatorReportSchema>;
