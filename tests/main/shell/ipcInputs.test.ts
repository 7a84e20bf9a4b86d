import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IPC_INPUTS, refusalOf } from '../../../main/shell/ipcInputs.ts';
import { CHANNELS } from '../../../preload/bridge.ts';

const hub = 'http://127.0.0.1:4000';
const good = { isKnownWindow: true, isMainFrame: true, origin: hub };

describe('ipcInputs', () => {
  it('has a schema for every channel that pages ask through', () => {
    const asked = Object.values(CHANNELS).filter((channel) => channel !== CHANNELS.hubAtStart);
    expect(Object.keys(IPC_INPUTS).sort()).toEqual([...asked].sort());
  });

  it('R1 of ipc: hears only the main frame of an own window that shows the hub', () => {
    expect(refusalOf(good, hub)).toBeUndefined();
    expect(refusalOf({ ...good, isKnownWindow: false }, hub)).toBeDefined();
    expect(refusalOf({ ...good, isMainFrame: false }, hub)).toBeDefined();
    expect(refusalOf({ ...good, origin: 'http://127.0.0.1:4001' }, hub)).toBeDefined();
    expect(refusalOf({ ...good, origin: '' }, hub)).toBeDefined();
    expect(refusalOf({ ...good, origin: '' }, undefined)).toBeDefined();
  });

  it('takes what the bridge sends', () => {
    expect(IPC_INPUTS[CHANNELS.openWindow].safeParse({ role: 'wall', displayId: 3 }).success).toBe(true);
    expect(IPC_INPUTS[CHANNELS.chooseHub].safeParse({ kind: 'remote', url: 'a', token: 'b' }).success).toBe(true);
    expect(IPC_INPUTS[CHANNELS.chooseHub].safeParse({ kind: 'local', url: 'a' }).success).toBe(false);
    expect(IPC_INPUTS[CHANNELS.exportPdf].safeParse({ suggestedName: 'x'.repeat(301) }).success).toBe(false);
    expect(IPC_INPUTS[CHANNELS.listWindows].safeParse(undefined).success).toBe(true);
    expect(IPC_INPUTS[CHANNELS.listWindows].safeParse({}).success).toBe(false);
  });

  it('answers any value without throwing', () => {
    const schemas = Object.values(IPC_INPUTS);
    fc.assert(
      fc.property(fc.anything(), fc.nat(schemas.length - 1), (value, index) => {
        expect(typeof schemas[index]?.safeParse(value).success).toBe('boolean');
      }),
    );
  });
});
