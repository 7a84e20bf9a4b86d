// What the shell needs of a hub, run by the test of the utility process from inside an archive, with a worker.
import { createServer } from 'node:http';
import { Worker } from 'node:worker_threads';

if (process.argv.includes('--fail')) {
  process.stderr.write('{"level":50,"msg":"about to fail"}\n');
  process.stderr.write(`${JSON.stringify({ error: { code: 'store.locked', params: { holder: 'another' } } })}\n`);
  process.exit(1);
}
const worker = new Worker(new URL('./worker.mjs', import.meta.url));
const fromWorker = await new Promise((resolve, reject) => {
  worker.once('message', resolve);
  worker.once('error', reject);
});
const server = createServer((_request, response) =>
  response.end(JSON.stringify({ args: process.argv.slice(2), fromWorker })),
);
process.parentPort.on('message', ({ data }) => {
  if (data === 'stop') server.close(() => process.exit(0));
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(
    `${JSON.stringify({ url: `http://127.0.0.1:${server.address().port}`, token: 'of-this-run' })}\n`,
  );
});
