import { connect, type MqttClient } from 'mqtt';
import { z } from 'zod';
import type { Feed, FeedHealth } from '../feed.ts';
import { type FeedContext, feedMaker } from '../feedKinds.ts';
import { createMapper, mappingShape } from '../mapping.ts';
import { FeedMeter } from '../meter.ts';
import { serverAddress, urlSchema } from '../serverUrl.ts';

/** Larger messages are no measurements. */
const MAX_PAYLOAD_BYTES = 1_000_000;
const CONNECT_TIMEOUT_MS = 10_000;
/** Above this the broker is asked to wait (F4). */
const SLOW_ABOVE = 0.8;
const WAIT_MS = 100;

export const mqttConfigSchema = z.strictObject({
  url: urlSchema(['mqtt:', 'mqtts:', 'ws:', 'wss:']),
  topics: z.array(z.string().trim().min(1).max(300)).min(1).max(100),
  username: z.string().max(200).optional(),
  clientId: z.string().max(60).optional(),
  /** 1: the broker keeps what was not acknowledged, so a restart of the hub loses nothing. */
  qos: z.union([z.literal(0), z.literal(1)]).default(1),
  ...mappingShape,
});

/** A subscription at an MQTT broker that the user named; messages are JSON, or one bare value. */
export class MqttFeed implements Feed {
  readonly kind = 'mqtt';
  readonly id: string;
  readonly #config: z.output<typeof mqttConfigSchema>;
  readonly #context: FeedContext;
  readonly #meter: FeedMeter;
  readonly #map: ReturnType<typeof createMapper>;
  readonly #address: string;
  #client: MqttClient | undefined;
  #stopped = true;

  constructor(config: z.output<typeof mqttConfigSchema>, context: FeedContext) {
    this.id = context.id;
    this.#config = config;
    this.#context = context;
    this.#meter = new FeedMeter(context.clock);
    this.#map = createMapper(config);
    this.#address = serverAddress(config.url);
  }

  start(): Promise<void> {
    const { url, username, clientId, qos, topics } = this.#config;
    const { password } = this.#context.secrets;
    this.#stopped = false;
    this.#meter.set('starting');
    const client = connect(url, {
      clientId: clientId ?? `onemap-${this.id.slice(-16)}`,
      clean: qos === 0,
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectPeriod: 2_000,
      resubscribe: true,
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
    });
    this.#client = client;
    client.on('connect', () => {
      client.subscribe([...topics], { qos }, (error, granted) => {
        const refused = (granted ?? []).find((grant) => grant.qos > 2)?.topic;
        if (error || refused !== undefined) this.#unreachable(refused ?? error?.message ?? '');
        else this.#meter.set('running');
      });
    });
    client.on('error', (error) => this.#unreachable(error.message));
    client.on('close', () => {
      if (this.#stopped) return;
      this.#meter.count('lost');
      const { problem } = this.#meter.health();
      this.#meter.set('degraded', problem ?? { key: 'feeds.problem_disconnected', params: { address: this.#address } });
    });
    // F4: a message is acknowledged when the hub has room again, so a broker that keeps messages keeps them.
    client.handleMessage = (packet, done) => {
      this.#take(packet.topic, packet.payload);
      this.#whenRoom(() => done());
    };
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#meter.set('stopped');
    await this.#client?.endAsync(true);
    this.#client = undefined;
  }

  health(): FeedHealth {
    return this.#meter.health();
  }

  #unreachable(what: string): void {
    this.#meter.set('degraded', { key: 'feeds.problem_unreachable', params: { address: this.#address, what } });
  }

  #whenRoom(go: () => void): void {
    if (this.#stopped || this.#context.sink.pressure <= SLOW_ABOVE) go();
    else this.#context.clock.after(WAIT_MS, () => this.#whenRoom(go));
  }

  #take(topic: string, payload: string | Buffer): void {
    this.#meter.count('messages');
    if (payload.length > MAX_PAYLOAD_BYTES) {
      this.#meter.count('bad');
      return;
    }
    const { book, clock, sink } = this.#context;
    const { readings, points, refused, items } = this.#map(messageOf(payload.toString('utf8')), {
      ...{ book, topic, now: clock.now(), feedId: this.id },
    });
    if (items === 0) this.#meter.count('bad');
    if (readings.length > 0) sink.readings(readings);
    if (points.length > 0) sink.tracks(points);
    this.#meter.arrived(readings.length + points.length);
    this.#meter.count('readings', readings.length);
    this.#meter.count('positions', points.length);
    const [first] = refused;
    if (!first) return;
    this.#meter.count('refused', refused.length);
    const what = `${first.reason}: ${first.what}`;
    this.#meter.set('running', { key: 'feeds.problem_refused', params: { what } });
  }
}

/** JSON, or the bare text of a sensor that sends its value alone. */
function messageOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export const mqttMaker = feedMaker('mqtt', mqttConfigSchema, ['password'], (config, context) => {
  return new MqttFeed(config, context);
});
