import { expect, test } from './launch.ts';

test('the app starts its hub and shows the page', async ({ started }) => {
  const bridge = await started.main.evaluate(() => ({ start: globalThis.onemap?.start, hub: globalThis.onemap?.hub, origin: location.origin }));
  console.log(JSON.stringify(bridge), await started.main.title());
  expect(bridge.hub?.url).toBe(bridge.origin);
});
