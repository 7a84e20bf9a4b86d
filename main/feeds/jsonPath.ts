/** A step of a path: a member's name, an element's number, or every element (or member). */
type Step = string | number | '*';
export type JsonPath = readonly { readonly step: Step; readonly every: boolean }[];

const MAX_STEPS = 20;
/** Values that one path may find. */
const MAX_FOUND = 20_000;
const STEP = /\.([\p{L}\p{N}_-]+)|\[(\d+)\]|\[(\*)\]|\.(\*)|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]/uy;

/**
 * A JSON path of RFC 9535 without filters, slices and descent: `$`, `$.data[*].value`, `$['温度'][0]`.
 * @returns undefined when the text is none
 */
export function parseJsonPath(text: string): JsonPath | undefined {
  if (!text.startsWith('$')) return undefined;
  const steps: { step: Step; every: boolean }[] = [];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < text.length) {
    const match = STEP.exec(text);
    if (!match || steps.length >= MAX_STEPS) return undefined;
    const [, name, index, star, dotStar, single, double] = match;
    const quoted = (single ?? double)?.replaceAll(/\\(.)/g, '$1');
    const every = star !== undefined || dotStar !== undefined;
    steps.push({ step: every ? '*' : index === undefined ? (name ?? quoted ?? '') : Number(index), every });
  }
  return steps;
}

/** What the path finds in a parsed JSON value, in order; at most 20,000 values. */
export function findAll(path: JsonPath, root: unknown): unknown[] {
  let found: unknown[] = [root];
  for (const { step, every } of path) {
    const next: unknown[] = [];
    for (const value of found) {
      if (typeof value !== 'object' || value === null) continue;
      if (every) for (const inner of Object.values(value)) next.push(inner);
      else if (Array.isArray(value) ? typeof step === 'number' && step < value.length : Object.hasOwn(value, step))
        next.push((value as Record<string | number, unknown>)[step]);
      if (next.length >= MAX_FOUND) break;
    }
    found = next.slice(0, MAX_FOUND);
  }
  return found;
}
