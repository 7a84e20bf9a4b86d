import { expect, it } from 'vitest';
import { run } from '../../soak/hj212Fuzz.ts';

it('P1–P3: random and mutated sequences, short form (whole: npm run soak -- hj212Fuzz)', {
  timeout: 120_000,
}, async () => {
  const lines: string[] = [];
  await run({ short: true }, (line) => lines.push(line));
  expect(lines.at(-1)).toMatch(/^20000 sequences/);
});
