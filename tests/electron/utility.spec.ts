import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createPackage } from '@electron/asar';
import { build } from 'vite';
import { electronPath, environment, expect, TEST_SWITCHES, test } from './launch.ts';

// The product's Electron runs the hub in a utility process; the test Electron is too old for its database driver, so the
// launcher itself is proved here with a small hub, from inside an archive as in a packed app.
test('the utility process launcher: address, worker in the archive, stop, and the reason of a failed start', async ({
  profile,
}) => {
  const folder = join(profile.folder, 'app');
  mkdirSync(folder);
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'utilityApp.ts'),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: {
        external: ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
        output: { entryFileNames: 'main.cjs', format: 'cjs' },
      },
    },
  });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'utility-test', version: '1.0.0', main: 'main.cjs' }),
  );
  copyFileSync(join(import.meta.dirname, 'utilityHub.mjs'), join(folder, 'hub.mjs'));
  writeFileSync(
    join(folder, 'worker.mjs'),
    `import { parentPort } from 'node:worker_threads';\nparentPort.postMessage('hello');\n`,
  );
  const archive = join(profile.folder, 'app.asar');
  await createPackage(folder, archive);

  const child = spawn(electronPath, [...TEST_SWITCHES, ...profile.args, archive], {
    env: environment({}),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const line = output.split('\n').find((one) => one.startsWith('{'));
  expect(JSON.parse(line ?? 'null')).toEqual({
    address: { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), token: 'of-this-run' },
    answer: { args: ['--data', 'here'], fromWorker: 'hello' },
    after: 'gone',
    problem: 'store.locked',
    params: { holder: 'another' },
  });
});
