import { it } from 'vitest';
import { run } from '../soak/contractFuzz.ts';

it('R1: random calls never crash the hub and always get an answer with a code (whole run: npm run soak -- contractFuzz)', async () => {
  await run({ short: true }, () => {});
}, 120_000);
