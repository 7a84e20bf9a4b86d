import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeVectorTile } from '../../../../renderer/map/basemapSources/decodeVectorTile.ts';
import { drawVectorTile } from '../../../../renderer/map/basemapSources/drawVectorTile.ts';
import { shownSources } from '../../../../renderer/map/basemapSources/userSource.ts';
import type { BaseMapSource } from '../../../../shared/records/desk.ts';
import { vectorTile } from '../../../main/basemaps/tileFiles.ts';

describe('vector tiles', () => {
  it('decode to parts from 0 to 1 with their tags', () => {
    const [water, roads] = decodeVectorTile(vectorTile());
    expect(water?.name).toBe('water');
    expect(water?.features[0]).toMatchObject({ type: 3, tags: { class: 'motorway' } });
    expect([...(water?.features[0]?.parts[0] ?? [])]).toEqual([0, 0, 1, 0, 1, 0.5, 0, 0.5, 0, 0]);
    expect([...(roads?.features[0]?.parts[0] ?? [])]).toEqual([0, 0.75, 1, 0.75]);
  });

  it('any bytes are a tile or an error, never more than memory holds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          for (const { features } of decodeVectorTile(bytes))
            for (const { parts } of features) expect(parts.length).toBeLessThan(1_000);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
  });

  it('are drawn by the names of their layers: water filled, large roads wider', () => {
    const drawn: string[] = [];
    const pen = {
      fillStyle: '',
      strokeStyle: '',
      lineWidth: 0,
      lineJoin: '',
      beginPath: () => undefined,
      moveTo: () => undefined,
      lineTo: () => undefined,
      fill: () => drawn.push(`fill ${pen.fillStyle}`),
      stroke: () => drawn.push(`stroke ${pen.strokeStyle} ${pen.lineWidth.toFixed(1)}`),
    };
    drawVectorTile(pen as unknown as CanvasRenderingContext2D, decodeVectorTile(vectorTile()), 512);
    expect(drawn).toEqual(['fill #0c3149', 'stroke #b48a52 2.6']);
  });
});

describe('sources that show', () => {
  const record = (id: string, fields: Partial<BaseMapSource>): BaseMapSource => ({
    id: `baseMapSource:${id}`,
    name: id,
    category: 'xyz',
    url: 'u',
    minLevel: 2,
    maxLevel: 18,
    tileFormat: 'raster',
    shown: true,
    order: 1,
    ...fields,
  });

  it('the lowest first, without those hidden here, with the opacity chosen here', () => {
    const records = [record('a', { order: 5 }), record('b', { order: 1, opacity: 0.5 }), record('c', { shown: false })];
    expect(shownSources(records, {}).map(({ name, opacity }) => [name, opacity])).toEqual([
      ['b', 0.5],
      ['a', 1],
    ]);
    const choices = { 'baseMapSource:a': { shown: false }, 'baseMapSource:c': { shown: true, opacity: 0.3 } };
    expect(shownSources(records, choices).map(({ name, opacity }) => [name, opacity])).toEqual([
      ['b', 0.5],
      ['c', 0.3],
    ]);
  });

  it('a changed address is another picture, a changed opacity the same', () => {
    const version = (fields: Partial<BaseMapSource>) => shownSources([record('a', fields)], {})[0]?.version;
    expect(version({ url: 'v' })).not.toBe(version({}));
    expect(version({ opacity: 0.2 })).toBe(version({}));
  });
});
