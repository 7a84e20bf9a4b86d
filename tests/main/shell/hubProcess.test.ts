import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureOf, readHubOutput } from '../../../main/shell/hubProcess.ts';

const never = new Promise<undefined>(() => {});

describe('hubProcess', () => {
  it('reads the address from the first line, in however many pieces it comes', async () => {
    const stdout = new PassThrough();
    const ready = readHubOutput(stdout, new PassThrough(), never);
    for (const piece of ['{"url":"http://127', '.0.0.1:4000","to', 'ken":"secret"}\n', 'more\n']) stdout.write(piece);
    expect(await ready).toEqual({ url: 'http://127.0.0.1:4000', token: 'secret' });
  });

  it('R1: a first line that is no address is an error that does not repeat it', async () => {
    const stdout = new PassThrough();
    const ready = readHubOutput(stdout, new PassThrough(), never);
    stdout.write('{"url":"http://127.0.0.1:4000","key":"secret"}\n');
    const error = await ready.then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error).toMatchObject({ code: 'internal' });
    expect(error?.cause).toBeInstanceOf(Error);
    expect(`${error?.message} ${String(error?.cause)}`).not.toContain('secret');
  });

  it('takes the error that the hub wrote, even when it does not end', async () => {
    const stderr = new PassThrough();
    const ready = readHubOutput(new PassThrough(), stderr, never);
    stderr.write('{"level":30,"msg":"x"}\n{"error":{"code":"store.locked",');
    stderr.write('"params":{"holder":"pid 7"}}}\n');
    await expect(ready).rejects.toMatchObject({ code: 'store.locked', params: { holder: 'pid 7' } });
  });

  it('tells a process that could not be started', async () => {
    const ready = readHubOutput(new PassThrough(), new PassThrough(), Promise.resolve(new Error('spawn ENOENT')));
    await expect(ready).rejects.toMatchObject({ code: 'internal', cause: { message: 'spawn ENOENT' } });
  });

  it('makes an error of any last words', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => `{"error":${json}}`),
        ),
        (text) => {
          expect(failureOf(text).code).toBeTypeOf('string');
        },
      ),
    );
    expect(failureOf('').cause).toBeInstanceOf(Error);
    expect((failureOf('one\nthe last\n').cause as Error).message).toBe('the last');
  });
});
