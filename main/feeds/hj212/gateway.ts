import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { Unsubscribe } from '../../../shared/clock.ts';
import type { BadFrame, UnknownDevice } from '../../../shared/contract/feeds.ts';
import { AppError } from '../../../shared/errors.ts';
import type { FeedHealth } from '../feed.ts';
import { type FeedContext, feedMaker, type InspectableFeed } from '../feedKinds.ts';
import { FeedMeter } from '../meter.ts';
import { AnswerQueue } from './answerQueue.ts';
import { BadFrames } from './badFrames.ts';
import { DeviceConnection } from './connection.ts';
import type { DeviceState } from './devices.ts';
import { Intake } from './intake.ts';
import { type GatewaySettings, gatewaySchema } from './settings.ts';

const SWEEP_MS = 1_000;
const OVERLOADED = 0.8;

/** TCP gateway for HJ 212-2005, -2017 and -2025: devices connect to it and send. */
export class Hj212Gateway implements InspectableFeed {
  readonly kind = 'hj212';
  readonly id: string;
  readonly #context: FeedContext;
  readonly #settings: GatewaySettings;
  readonly #meter: FeedMeter;
  readonly #bad = new BadFrames();
  readonly #intake: Intake;
  readonly #answers: AnswerQueue;
  readonly #connections = new Set<DeviceConnection>();
  #server: Server | undefined;
  #address: string | undefined;
  #stopSweeping: Unsubscribe = () => {};

  constructor(settings: GatewaySettings, context: FeedContext) {
    this.id = context.id;
    this.#context = context;
    this.#settings = settings;
    this.#meter = new FeedMeter(context.clock);
    this.#answers = new AnswerQueue(context);
    this.#intake = new Intake(context, this.#meter, this.#bad);
  }

  /** @throws AppError feed.cannotListen */
  async start(): Promise<void> {
    const { host, port } = this.#settings;
    this.#meter.set('starting');
    const server = createServer({ allowHalfOpen: true }, (socket) => this.#accept(socket));
    this.#server = server;
    try {
      server.listen(port, host);
      await once(server, 'listening');
    } catch (error) {
      this.#meter.set('failed');
      const what = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      throw new AppError('feed.cannotListen', { address: `${host}:${port}`, what }, error);
    }
    server.on('error', (error) => this.#context.log.error({ err: error }, 'the gateway socket has an error'));
    const address = server.address();
    const bound = typeof address === 'object' && address ? address.port : port;
    this.#address = `${host.includes(':') ? `[${host}]` : host}:${bound}`;
    this.#meter.set('running');
    this.#sweepLater();
  }

  async stop(): Promise<void> {
    this.#stopSweeping();
    this.#meter.set('stopped');
    this.#address = undefined;
    const server = this.#server;
    this.#server = undefined;
    if (!server?.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const connection of this.#connections) connection.close();
    await closed;
    this.#answers.stop();
  }

  /** host:port, once it listens. */
  get address(): string | undefined {
    return this.#address;
  }

  health(): FeedHealth {
    const health = this.#meter.health();
    const counts = { ...health.counts, connections: this.#connections.size };
    if (health.state !== 'running' || this.#context.sink.pressure <= OVERLOADED) return { ...health, counts };
    return { ...health, counts, state: 'degraded', problem: { key: 'feeds.problem_overloaded' } };
  }

  /** Frames that were refused, newest first, at most 1,000; without passwords. */
  badFrames(limit?: number): readonly BadFrame[] {
    return this.#bad.list(limit);
  }

  /** How many since the start, by reason. */
  badCounts(): Readonly<Record<string, number>> {
    return this.#bad.counts();
  }

  /** Devices that send but belong to no station, or with another password, newest first. */
  unknownDevices(): readonly UnknownDevice[] {
    const { book, passwords } = this.#context;
    for (const { deviceCode, why } of this.#intake.unknown.list()) {
      const isRegistered = book.station(deviceCode)?.deviceCode === deviceCode;
      const isLetIn = why === 'unknown' || passwords.of(deviceCode) === undefined;
      if (isRegistered && isLetIn) this.#intake.unknown.forget(deviceCode);
    }
    return this.#intake.unknown.list();
  }

  /** How a registered device does; undefined when it has not sent since the start. */
  deviceState(deviceCode: string): DeviceState | undefined {
    return this.#intake.devices.state(deviceCode);
  }

  /** Every registered device that has sent since the start. */
  deviceStates(): readonly DeviceState[] {
    return this.#intake.devices.states();
  }

  #accept(socket: Socket): void {
    if (this.#connections.size >= this.#settings.maxConnections) {
      this.#meter.count('refused');
      socket.on('error', () => {});
      socket.destroy();
      return;
    }
    const connection: DeviceConnection = new DeviceConnection(socket, {
      context: this.#context,
      settings: this.#settings,
      intake: this.#intake,
      bad: this.#bad,
      meter: this.#meter,
      answers: this.#answers,
      onClose: () => this.#connections.delete(connection),
    });
    this.#connections.add(connection);
  }

  #sweepLater(): void {
    this.#stopSweeping = this.#context.clock.after(SWEEP_MS, () => {
      const now = this.#context.clock.now();
      for (const connection of this.#connections) connection.sweep(now);
      this.#sweepLater();
    });
  }
}

export const hj212Maker = feedMaker(
  'hj212',
  gatewaySchema,
  [],
  (settings, context) => new Hj212Gateway(settings, context),
);
