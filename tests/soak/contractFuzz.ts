import fc from 'fast-check';
import type { Socket } from 'socket.io-client';
import { operations } from '../../shared/contract/index.ts';
import { callAnswerSchema, MESSAGE } from '../../shared/contract/wire.ts';
import { connect, startTestHub, type TestHub } from '../contract/hubInProcess.ts';
import type { Soak } from '../soak.ts';

const WHOLE_CALLS = 100_000;
const SHORT_CALLS = 2_000;
const AT_ONCE = 100;
/** These do real and slow work on a valid input: one call in so many is let through. */
const RARE: Readonly<Record<string, number>> = { 'backup.create': 2_000, 'log.verify': 200 };

/** Values that records are made of, and values that break parsers. */
const leaf = fc.oneof(
  fc.string({ maxLength: 30, unit: 'binary' }),
  fc.constantFrom(
    'incident:x',
    'task:x',
    'user:x',
    'alarm:x',
    'firm:1',
    'sensitiveArea',
    'firm',
    'place',
    'verified',
    'ended',
    'phone',
    'role',
    'field',
    '__proto__',
    'constructor',
    '../../etc',
    "'; DROP TABLE events;--",
    '%',
    '\u0000',
    '😀',
  ),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const junk = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 12 }), tie('value'), { maxKeys: 5 }),
  ),
})).value;

const position = fc.record({
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
});
const id = (kind: string, known: readonly string[]) =>
  known.length > 0 ? fc.constantFrom(...known, `${kind}:none`) : fc.constant(`${kind}:none`);

/** Inputs that pass the contract or nearly do, so that the handlers themselves are reached. */
function plausible(known: Known): Record<string, fc.Arbitrary<unknown>> {
  const incidentId = id('incident', known.incidents);
  const kinds = fc.subarray(['firm', 'riskSource', 'supply', 'shelter', 'sensitiveArea', 'team']);
  return {
    'incidents.open': fc.record({
      name: fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }),
      position,
      informationSource: fc.constantFrom('map', 'phone'),
      description: fc.string({ maxLength: 200, unit: 'binary' }),
    }),
    'incidents.note': fc.record({ incidentId, text: fc.string({ maxLength: 100, unit: 'binary' }) }),
    'incidents.advance': fc.record({
      incidentId,
      to: fc.constantFrom('verified', 'responding', 'handling', 'ended', 'archived'),
      why: fc.string({ maxLength: 20 }),
    }),
    'incidents.change': fc.record({
      incidentId,
      changes: fc.record(
        {
          name: fc.string({ maxLength: 30 }),
          position,
          radiiM: fc.array(fc.double({ min: 1, max: 200_000, noNaN: true }), { maxLength: 6 }),
        },
        { requiredKeys: [] },
      ),
    }),
    'incidents.timeline': fc.record({ incidentId, afterSeq: fc.nat(), limit: fc.integer({ min: 0, max: 6000 }) }),
    'tasks.send': fc.record({
      incidentId,
      tasks: fc.array(
        fc.record({
          title: fc.string({ maxLength: 20 }),
          assignee: fc.constantFrom(
            { kind: 'role', id: 'field', name: 'x' },
            { kind: 'team', id: 'team:x', name: 'x' },
          ),
        }),
        { maxLength: 3 },
      ),
    }),
    'tasks.advance': fc.record({
      taskId: id('task', known.tasks),
      to: fc.constantFrom('acknowledged', 'underway', 'done', 'refused', 'cancelled', 'sent'),
    }),
    'alarms.raise': fc.record({
      name: fc.string({ minLength: 1, maxLength: 20 }),
      priority: fc.constantFrom('high', 'low'),
      source: fc.constant('phone'),
    }),
    'area.within': fc.oneof(
      fc.record({ centre: position, radiusM: fc.double({ min: 0, max: 250_000, noNaN: true }) }),
      fc.record({ polygon: fc.array(position, { maxLength: 12 }), kinds }),
    ),
    'area.rings': fc.record({
      centre: position,
      radiiM: fc.array(fc.double({ min: 1, max: 200_000, noNaN: true }), { maxLength: 6 }),
    }),
    'area.query': fc.record(
      {
        shape: fc.oneof(
          fc.record({
            kind: fc.constant('circle'),
            centre: position,
            radiusM: fc.double({ min: 0, max: 250_000, noNaN: true }),
          }),
          fc.record({ kind: fc.constant('polygon'), ring: fc.array(position, { maxLength: 12 }) }),
          fc.record({
            kind: fc.constant('corridor'),
            line: fc.array(position, { maxLength: 8 }),
            widthM: fc.double({ min: -1, max: 60_000, noNaN: true }),
          }),
          fc.record({
            kind: fc.constant('along'),
            id: fc.constantFrom('road:x', 'riverReach:x', 'firm:x', 'x'),
            widthM: fc.constant(500),
            extent: fc.constantFrom('record', 'whole', 'downstream', 'upstream'),
          }),
          fc.record({ kind: fc.constant('inside'), id: fc.constantFrom('park:x', 'gridCell:x', 'x') }),
        ),
        kinds,
        text: fc.string({ maxLength: 10, unit: 'binary' }),
        offset: fc.integer({ min: -1, max: 50 }),
        limit: fc.integer({ min: -1, max: 50 }),
        ids: fc.boolean(),
      },
      { requiredKeys: ['shape'] },
    ),
    'search.find': fc.record(
      {
        text: fc.string({ maxLength: 30, unit: 'binary' }),
        near: position,
        limit: fc.integer({ min: -1, max: 300 }),
      },
      { requiredKeys: ['text'] },
    ),
    'area.nearest': fc.record({ position, kinds, limit: fc.integer({ min: 0, max: 300 }) }),
    'records.list': fc.record(
      {
        kind: fc.constantFrom('firm', 'incident', 'user', 'nothing'),
        text: fc.string({ maxLength: 10, unit: 'binary' }),
        limit: fc.integer({ min: -1, max: 100 }),
        afterId: fc.string({ maxLength: 20 }),
      },
      { requiredKeys: ['kind'] },
    ),
    'records.put': fc.record({
      kind: fc.constantFrom('firm', 'shelter', 'team'),
      record: fc.record(
        {
          name: fc.string({ maxLength: 20 }),
          position,
          category: fc.constantFrom('fire', 'central', 'x'),
          id: fc.constantFrom('firm:a', 'shelter:a', 'team:a'),
        },
        { requiredKeys: ['name', 'position'] },
      ),
    }),
    'imports.run': fc.record({
      fileName: fc.constantFrom('a.csv', 'a.geojson', 'a.kml', 'a'),
      kind: fc.constantFrom('firm', 'place', 'supply'),
      content: fc.string({ maxLength: 200, unit: 'binary' }).map((text) => Buffer.from(text).toString('base64')),
      dryRun: fc.boolean(),
    }),
    'backup.restore': fc.record({ name: fc.string({ maxLength: 40, unit: 'binary' }) }),
  };
}

interface Known {
  readonly incidents: string[];
  readonly tasks: string[];
}

/** R1: 100,000 random calls never crash the hub and never come back without a code or as `internal`. */
export const run: Soak = async ({ short }, print) => {
  const calls = short ? SHORT_CALLS : WHOLE_CALLS;
  const test = await startTestHub();
  try {
    const socket = await connect(test.url, test.token);
    const outcomes = await callAtRandom(test, socket, calls, print);
    const { broken, events } = await test.call('log.verify', {});
    if (broken.length > 0) throw new Error(`the log does not verify after the fuzz: ${JSON.stringify(broken[0])}`);
    print(`${calls} calls, ${events} events, outcomes ${JSON.stringify(outcomes)}`);
    socket.close();
  } finally {
    await test.close();
  }
};

async function callAtRandom(
  test: TestHub,
  socket: Socket,
  calls: number,
  print: (line: string) => void,
): Promise<Record<string, number>> {
  const outcomes: Record<string, number> = {};
  const seed = Math.floor(Math.random() * 2 ** 31);
  print(`seed ${seed}`);
  const names = [...Object.keys(operations), '', 'no.such', '__proto__', 'toString'];
  const known: Known = { incidents: [], tasks: [] };
  for (let done = 0; done < calls; done += AT_ONCE) {
    const arbitraries = plausible(known);
    const call = fc.constantFrom(...names).chain((name) =>
      fc.record({
        name: fc.constant(name),
        input: fc.oneof(
          { weight: 1, arbitrary: junk },
          { weight: 3, arbitrary: Object.hasOwn(arbitraries, name) ? (arbitraries[name] ?? junk) : junk },
        ),
      }),
    );
    const batch = fc
      .sample(call, { numRuns: AT_ONCE, seed: seed + done })
      .filter(({ name }) => Math.random() < 1 / (RARE[name] ?? 1));
    await Promise.all(
      batch.map(async ({ name, input }) => {
        const raw: unknown = await socket.timeout(60_000).emitWithAck(MESSAGE.call, { name, input });
        const answer = callAnswerSchema.safeParse(raw);
        if (!answer.success)
          throw new Error(
            `no answer of the contract's form to ${name} ${JSON.stringify(input)}: ${JSON.stringify(raw)}`,
          );
        const outcome = answer.data.ok ? 'ok' : answer.data.error.code;
        if (outcome === 'internal')
          throw new Error(`internal error from ${name} ${JSON.stringify(input)}: ${JSON.stringify(raw)}`);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }),
    );
    if (done % (AT_ONCE * 10) === 0) {
      known.incidents.splice(
        0,
        50,
        ...(await test.call('records.list', { kind: 'incident', limit: 50 })).records.map((record) => record.id),
      );
      known.tasks.splice(
        0,
        50,
        ...(await test.call('records.list', { kind: 'task', limit: 50 })).records.map((record) => record.id),
      );
    }
  }
  return outcomes;
}
