/**
 * Random draw of firms and inspectors (双随机), reproducible by anybody.
 *
 * Method `sha256-fisher-yates/1`:
 * 1. The pools are ordered by code units and hold nothing twice. The key is SHA-256 of the JSON text
 *    `[method, seed, firmPool, inspectorPool, firmCount, inspectorsPerFirm, avoid, weights]`, in lower-case hex;
 *    `avoid` is a list of `[firm, inspector]` ordered by the code units of its JSON text, `weights` a list as long as
 *    the pool of firms, or null.
 * 2. Random words: SHA-256 of `key:0`, `key:1`, … each cut into eight big-endian 32-bit words. A whole number below n
 *    is `word mod n`, words from the last incomplete run of n on being thrown away (no bias).
 * 3. Firms without weights: Fisher–Yates from the front, as many steps as firms are drawn. With weights: one after
 *    another in proportion to its weight among those left.
 * 4. Inspectors, firm by firm in the drawn order: those who need not avoid it are shuffled (Fisher–Yates, whole list)
 *    and those with the fewest firms so far come first (stable order); the first `inspectorsPerFirm` go.
 */
export const DRAW_METHOD = 'sha256-fisher-yates/1';

/** SHA-256 of a text's UTF-8 bytes. */
export type Sha256 = (text: string) => Uint8Array;

export interface Avoidance {
  readonly firmId: string;
  readonly inspector: string;
}

export interface DrawQuestion {
  readonly seed: string;
  /** Pools as `orderedPool` makes them. */
  readonly firmPool: readonly string[];
  readonly inspectorPool: readonly string[];
  readonly firmCount: number;
  readonly inspectorsPerFirm: number;
  readonly avoid: readonly Avoidance[];
  /** Whole weights from 1, one for each firm of the pool; absent when all are alike. */
  readonly weights?: readonly number[] | undefined;
}

export interface Drawn {
  readonly firmId: string;
  readonly inspectors: readonly string[];
}

/** Why nothing can be drawn. */
export type DrawProblem =
  | { readonly problem: 'tooFewFirms'; readonly asked: number; readonly pool: number }
  | { readonly problem: 'tooFewInspectors'; readonly firmId: string; readonly asked: number; readonly free: number };

/** The names once each, trimmed, in the order of their code units: the same pool whatever list it came from. */
export function orderedPool(names: readonly string[]): string[] {
  const unique = new Set(names.map((name) => name.trim()).filter((name) => name !== ''));
  return [...unique].sort(byCodeUnits);
}

/** Order of code units, the same in every language and country. */
function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** R1: the same question gives the same answer, everywhere and always. */
export function draw(question: DrawQuestion, sha256: Sha256): Drawn[] | DrawProblem {
  const { firmPool, inspectorPool, firmCount, inspectorsPerFirm, avoid, weights } = question;
  if (firmCount > firmPool.length) return { problem: 'tooFewFirms', asked: firmCount, pool: firmPool.length };
  const below = uniform(keyOf(question, sha256), sha256);
  const firms = weights
    ? drawWeighted(firmPool, weights, firmCount, below)
    : shuffled(firmPool, firmCount, below).slice(0, firmCount);
  const avoided = new Set(avoid.map(pairText));
  const load = new Map<string, number>();
  const drawn: Drawn[] = [];
  for (const firmId of firms) {
    const free = inspectorPool.filter((inspector) => !avoided.has(pairText({ firmId, inspector })));
    if (free.length < inspectorsPerFirm)
      return { problem: 'tooFewInspectors', firmId, asked: inspectorsPerFirm, free: free.length };
    const inspectors = shuffled(free, free.length, below)
      .sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0))
      .slice(0, inspectorsPerFirm);
    for (const inspector of inspectors) load.set(inspector, (load.get(inspector) ?? 0) + 1);
    drawn.push({ firmId, inspectors });
  }
  return drawn;
}

const pairText = ({ firmId, inspector }: Avoidance) => JSON.stringify([firmId, inspector]);

function keyOf(question: DrawQuestion, sha256: Sha256): string {
  const { seed, firmPool, inspectorPool, firmCount, inspectorsPerFirm, weights } = question;
  const avoid = [...new Set(question.avoid.map(pairText))].sort(byCodeUnits).map((pair) => JSON.parse(pair));
  const text = [DRAW_METHOD, seed, firmPool, inspectorPool, firmCount, inspectorsPerFirm, avoid, weights ?? null];
  return [...sha256(JSON.stringify(text))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const WORDS = 2 ** 32;

/** Whole numbers from 0 below n, all equally likely; n at most 2³². */
function uniform(key: string, sha256: Sha256): (n: number) => number {
  let block = 0;
  let words: number[] = [];
  const next = (): number => {
    if (words.length === 0) {
      const bytes = sha256(`${key}:${block++}`);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      words = Array.from({ length: 8 }, (_, index) => view.getUint32(index * 4));
    }
    return words.shift() ?? 0;
  };
  return (n) => {
    const limit = WORDS - (WORDS % n);
    for (;;) {
      const word = next();
      if (word < limit) return word % n;
    }
  };
}

/** Fisher–Yates from the front: after `steps` steps the first `steps` are a random ordered sample. */
function shuffled(pool: readonly string[], steps: number, below: (n: number) => number): string[] {
  const list = [...pool];
  for (let i = 0; i < Math.min(steps, list.length - 1); i++) {
    const j = i + below(list.length - i);
    const [here, there] = [list[i], list[j]];
    if (here === undefined || there === undefined) break;
    list[i] = there;
    list[j] = here;
  }
  return list;
}

function drawWeighted(
  pool: readonly string[],
  weights: readonly number[],
  count: number,
  below: (n: number) => number,
): string[] {
  const left = pool.map((name, index) => ({ name, weight: Math.max(1, Math.floor(weights[index] ?? 1)) }));
  const out: string[] = [];
  while (out.length < count) {
    let point = below(left.reduce((sum, { weight }) => sum + weight, 0));
    const index = left.findIndex(({ weight }) => {
      point -= weight;
      return point < 0;
    });
    const [taken] = left.splice(index, 1);
    if (!taken) break;
    out.push(taken.name);
  }
  return out;
}
