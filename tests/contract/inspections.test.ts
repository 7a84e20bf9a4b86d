import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from './hubInProcess.ts';

const provenance = { producer: '测试局' };

describe('inspections by lot', () => {
  let hub: TestHub;
  const firmIds: string[] = [];
  const ask = (change: object = {}) =>
    hub.call('inspections.draw', {
      name: '抽查',
      firmIds,
      inspectors: ['甲', '乙', '丙', '丁'],
      firmCount: 4,
      ...change,
    });

  beforeAll(async () => {
    hub = await startTestHub();
    for (let i = 0; i < 12; i++) {
      const record = {
        name: `厂${i}`,
        position: { lon: 117 + i / 10, lat: 24 },
        provenance,
        ...(i < 3 ? { riskGrade: 'major' } : {}),
      };
      firmIds.push((await hub.call('records.put', { kind: 'firm', record })).record.id);
    }
  });
  afterAll(() => hub.close());

  it('R1: draws at the hub, keeps everything a repetition needs, and repeats it', async () => {
    const { draw } = await ask({ weights: { general: 1, larger: 2, major: 5, none: 1 } });
    expect(draw.seed).toMatch(/^[0-9a-f]{32}$/);
    expect(draw.drawn).toHaveLength(4);
    expect(draw.drawn.every(({ inspectors }) => inspectors.length === 2)).toBe(true);
    expect(draw.weights?.filter((weight) => weight === 5)).toHaveLength(3);
    expect(await hub.call('inspections.verify', { drawId: draw.id })).toEqual({
      methodKnown: true,
      valid: true,
      differences: [],
    });
    // What the firms are called or graded later changes nothing.
    await hub.call('records.put', {
      kind: 'firm',
      record: { id: firmIds[0] ?? '', name: '改名', position: { lon: 1, lat: 1 }, provenance },
    });
    expect((await hub.call('inspections.verify', { drawId: draw.id })).valid).toBe(true);
  });

  it('gives the same draw for the same seed and pools, in whatever order they are listed', async () => {
    const one = await ask({ seed: 'abc' });
    const two = await ask({ seed: 'abc', firmIds: [...firmIds].reverse(), inspectors: ['丁', '甲', '丙', '乙', '甲'] });
    expect(two.draw.drawn).toEqual(one.draw.drawn);
    expect((await ask({ seed: 'abd' })).draw.drawn).not.toEqual(one.draw.drawn);
  });

  it('sees that a record was changed', async () => {
    const { draw } = await ask({ seed: 'abc' });
    const [first, second, ...rest] = draw.drawn;
    if (!first || !second) throw new Error('nothing drawn');
    const drawn = [{ ...first, inspectors: ['甲', '丁'] }, second, ...rest];
    const swapped =
      first.inspectors.join() === '甲,丁' ? [{ ...first, inspectors: ['丁', '甲'] }, second, ...rest] : drawn;
    await hub.call('records.put', { kind: 'inspectionDraw', record: { ...draw, drawn: swapped } });
    expect(await hub.call('inspections.verify', { drawId: draw.id })).toMatchObject({ valid: false, differences: [1] });
    await hub.call('records.put', { kind: 'inspectionDraw', record: { ...draw, method: 'hat/0' } });
    expect(await hub.call('inspections.verify', { drawId: draw.id })).toMatchObject({
      methodKnown: false,
      valid: false,
    });
  });

  it('sends nobody to a firm that he must avoid, and refuses what cannot be', async () => {
    const avoid = firmIds.flatMap((firmId) => [
      { firmId, inspector: '甲' },
      { firmId, inspector: '乙' },
    ]);
    const { draw } = await ask({ avoid, firmCount: 12 });
    expect(draw.drawn.every(({ inspectors }) => [...inspectors].sort().join() === ['丙', '丁'].sort().join())).toBe(
      true,
    );
    await expect(
      ask({ avoid: [...avoid, ...avoid.map((one) => ({ ...one, inspector: '丙' }))] }),
    ).rejects.toMatchObject({
      code: 'inspection.tooFewInspectors',
    });
    await expect(ask({ firmCount: 13 })).rejects.toMatchObject({ code: 'inspection.tooFewFirms' });
    await expect(ask({ inspectorsPerFirm: 1 })).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(
      ask({}).then(async () =>
        hub.call(
          'inspections.draw',
          { name: 'x', firmIds, inspectors: ['甲', '乙'], firmCount: 1 },
          await hub.tokenOf('viewer'),
        ),
      ),
    ).rejects.toMatchObject({ code: 'auth.denied' });
  });
});
