import { z } from 'zod';

/** A name on the map. */
const labelSchema = z.object({
  kind: z.enum(['country', 'sea', 'province', 'city', 'county', 'park']),
  name: z.string().min(1),
  nameEn: z.string().min(1),
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  /** Camera heights between which the name helps, metres. */
  minHeightM: z.number().nonnegative(),
  maxHeightM: z.number().positive(),
});

export interface PlaceLabel extends z.infer<typeof labelSchema> {
  /** Stable among the labels of one base map. */
  readonly id: string;
  /** Higher is placed first where names compete. */
  readonly priority: number;
}

const KIND_PRIORITY = { park: 600, country: 500, province: 400, sea: 350, city: 300, county: 200 } as const;

/** Reads labels.json; within a kind the earlier ones matter more. */
export function readLabels(json: unknown): PlaceLabel[] {
  return z
    .array(labelSchema)
    .parse(json)
    .map((label, index) => ({
      ...label,
      id: `place:${index}`,
      priority: KIND_PRIORITY[label.kind] + 90 / (1 + index),
    }));
}

/** The labels that help from a camera height, most important first. */
export function labelsAt(labels: readonly PlaceLabel[], heightM: number): PlaceLabel[] {
  return labels
    .filter(({ minHeightM, maxHeightM }) => heightM >= minHeightM && heightM <= maxHeightM)
    .sort((a, b) => b.priority - a.priority);
}
