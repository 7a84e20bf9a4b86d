import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { FrameParser } from '../../../shared/hj212/frameParser.ts';
import { timeText } from '../../../shared/hj212/time.ts';
import { writeFrame } from '../../../shared/hj212/writeFrame.ts';

/** Devices on their own connections, in a thread of their own: each sends one frame a second, evenly spread, and counts answers. */
const { host, port, devices, factors, seconds } = z
  .object({
    host: z.string(),
    port: z.number(),
    devices: z.number(),
    factors: z.array(z.string()),
    seconds: z.number(),
  })
  .parse(workerData);

let [sent, answered, closed] = [0, 0, 0];
const lastAt: number[] = [];
const sockets: Socket[] = [];
for (let i = 0; i < devices; i++) {
  const socket = connect({ host, port });
  socket.setNoDelay(true);
  const parser = new FrameParser();
  socket.on('data', (chunk) => {
    for (const found of parser.push(chunk)) if (found.ok) answered++;
  });
  socket.on('error', () => {});
  socket.on('close', () => closed++);
  await once(socket, 'connect');
  sockets.push(socket);
}
parentPort?.postMessage({ connected: sockets.length });

const random = (i: number, k: number, second: number) => Math.sin(i * 12.9898 + k * 78.233 + second * 37.719) * 0.5;
const frameOf = (i: number, second: number, now: number): Uint8Array => {
  const values = factors.map((factor, k) => {
    const value = 10 + 4 * ((i * 7 + k) % 10) * 0.1 + random(i, k, second);
    return `${factor}-Rtd=${value.toFixed(3)},${factor}-Flag=N`;
  });
  // The time of the data is the moment of the sending, to the millisecond: the page tells from it how old a value is.
  const at = timeText(now, 17);
  const who = { qn: at, st: '32', cn: '2011', pw: '123456', mn: `BENCH${String(i).padStart(6, '0')}`, flag: 5 };
  return writeFrame({ ...who, cp: [`DataTime=${at}`, ...values].join(';') });
};

const started = performance.now();
const total = devices * seconds;
await new Promise<void>((resolve) => {
  const timer = setInterval(() => {
    const due = Math.min(total, Math.floor(((performance.now() - started) / 1000) * devices));
    for (; sent < due; sent++) {
      const i = sent % devices;
      const now = Date.now();
      lastAt[i] = now;
      sockets[i]?.write(frameOf(i, Math.floor(sent / devices), now));
    }
    if (sent < total) return;
    clearInterval(timer);
    resolve();
  }, 4);
});
const tookMs = performance.now() - started;
for (let waited = 0; answered < sent && waited < 15_000; waited += 50) {
  await new Promise((resolve) => setTimeout(resolve, 50));
}
parentPort?.postMessage({ sent, answered, closed, tookMs, lastAt });
for (const socket of sockets) socket.destroy();
