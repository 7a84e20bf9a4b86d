import { it } from 'vitest';
import { run } from '../../soak/feedsKill.ts';

it('T1: SIGKILL loses at most a second, the next start says so, repeats fill it (short)', async () => {
  await run({ short: true }, () => {});
}, 90_000);
