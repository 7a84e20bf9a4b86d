import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { operationGroups, operations } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import { ROLES, type Role } from '../../shared/records/user.ts';
import { connect, rawCall, startTestHub, type TestHub } from './hubInProcess.ts';

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

describe('contract: the table of operations', () => {
  it('no name stands in two groups', () => {
    const names = operationGroups.flatMap((group) => Object.keys(group));
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(operations).length).toBe(names.length);
  });

  it('every operation says what it does, who may call it, and has a schema that can be printed', () => {
    for (const [name, { summary, roles, input }] of Object.entries(operations)) {
      expect(summary.length, name).toBeGreaterThan(5);
      expect(roles.length, name).toBeGreaterThan(0);
      expect(roles, name).toContain('admin');
      expect(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }), name).toBeTruthy();
    }
  });
});

describe('contract: the hub over real sockets', () => {
  let test: TestHub;
  beforeAll(async () => {
    test = await startTestHub();
  });
  afterAll(() => test.close());

  it('refuses a missing, a wrong and a non-text token', async () => {
    expect(await codeOf(connect(test.url, undefined))).toBe('auth.required');
    expect(await codeOf(connect(test.url, 'nonsense'))).toBe('auth.required');
    expect(await codeOf(connect(test.url, { a: 1 }))).toBe('auth.required');
  });

  it('refuses a page of another origin', async () => {
    expect(await codeOf(connect(test.url, test.token, { origin: 'http://elsewhere.invalid' }))).not.toBe('ok');
  });

  it('R1: each role may call what the contract says and nothing else, whatever the input', async () => {
    for (const role of ROLES satisfies readonly Role[]) {
      const socket = await test.socket(await test.tokenOf(role));
      for (const [name, operation] of Object.entries(operations)) {
        // An input that no operation takes: an allowed caller hears of the input, another of the role.
        const code = await codeOf(rawCall(socket, name, { thisFieldExistsNowhere: true }));
        expect(`${role} ${name} ${code}`).toBe(
          `${role} ${name} ${operation.roles.includes(role) ? 'input.invalid' : 'auth.denied'}`,
        );
      }
    }
  });

  it('says where an input is wrong', async () => {
    const socket = await test.socket();
    const error = await rawCall(socket, 'incidents.open', {
      name: 'x',
      position: { lon: 999, lat: 0 },
      informationSource: 'phone',
    }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).params.where).toBe('position.lon');
  });

  it('an unknown operation and a mangled message get a code', async () => {
    const socket = await test.socket();
    expect(await codeOf(rawCall(socket, 'no.such', {}))).toBe('input.unknownOperation');
    expect(await codeOf(rawCall(socket, '__proto__', {}))).toBe('input.unknownOperation');
    const answer: unknown = await socket.timeout(5000).emitWithAck('call', 'not an object');
    expect(answer).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
  });

  it('R2: a disabled account is cut off at once', async () => {
    const { user } = await test.call('users.put', { name: 'leaver', role: 'duty' });
    const { token } = await test.call('sessions.issue', { userId: user.id });
    const socket = await connect(test.url, token);
    await rawCall(socket, 'hub.info', {});
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    await test.call('users.put', { id: user.id, name: 'leaver', role: 'duty', disabled: true });
    await gone;
    expect(await codeOf(connect(test.url, token))).toBe('auth.required');
  });

  it('R3: a command repeated with its callId takes effect once', async () => {
    const socket = await test.socket();
    const input = { name: 'repeat', position: { lon: 119, lat: 26 }, informationSource: 'phone' };
    const first = await rawCall(socket, 'incidents.open', input, 'call-12345678');
    const second = await rawCall(socket, 'incidents.open', input, 'call-12345678');
    expect(second).toEqual(first);
    const { records } = await test.call('records.list', { kind: 'incident', text: 'repeat' });
    expect(records).toHaveLength(1);
  });
});

describe('contract: health and metrics', () => {
  it('answers over HTTP with the security headers', async () => {
    const test = await startTestHub();
    const health = await fetch(`${test.url}/api/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ status: 'ok' });
    expect(health.headers.get('content-security-policy')).toContain("default-src 'none'");
    const metrics = await (await fetch(`${test.url}/metrics`)).text();
    expect(metrics).toContain('# TYPE onemap_log_seq gauge');
    expect((await fetch(`${test.url}/api/health`, { method: 'POST' })).status).toBe(405);
    expect((await fetch(`${test.url}/../../package.json`)).status).toBe(404);
    await test.close();
  });
});
