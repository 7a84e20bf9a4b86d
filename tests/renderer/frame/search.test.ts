import { describe, expect, it } from 'vitest';
import { recordsCsv } from '../../../renderer/frame/map/recordsCsv.ts';
import { findPlaces, readPosition } from '../../../renderer/frame/search/findPlaces.ts';
import { EMPTY_LISTS } from '../../../renderer/state/records.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';
import type { Firm } from '../../../shared/records/firm.ts';

const firm = (id: string, name: string, more: Partial<Firm> = {}): Firm => ({
  id: `firm:${id}`,
  name,
  position: { lon: 117.6, lat: 23.77 },
  provenance: { producer: 'test' },
  ...more,
});

describe('search', () => {
  it.each<[string, number, number]>([
    ['117.6 23.77', 117.6, 23.77],
    ['117.6, 23.77', 117.6, 23.77],
    ['23.77, 117.6', 117.6, 23.77],
    ['23.77N 117.6E', 117.6, 23.77],
    ['42.5S,1.5W', -1.5, -42.5],
    ['1.52, 42.51', 1.52, 42.51],
    ['117.6，23.77', 117.6, 23.77],
  ])('reads %s as a position', (text, lon, lat) => expect(readPosition(text)).toEqual({ lon, lat }));

  it.each(['', 'abc', '117', '200, 300', '1 2 3', 'E N'])('reads no position in "%s"', (text) =>
    expect(readPosition(text)).toBeUndefined(),
  );

  it('finds by name, code, address and initials, the best first', () => {
    const lists = {
      ...EMPTY_LISTS,
      firm: [
        firm('1', '漳州古雷石化'),
        firm('2', '古雷化工', { code: 'GX-7' }),
        firm('3', '海沧', { address: '古雷路 1 号' }),
      ],
    };
    const ids = (query: string) => findPlaces(lists, query, 10).map(({ id }) => id);
    expect(ids('古雷')).toEqual(['firm:2', 'firm:3', 'firm:1']);
    expect(ids('gx-7')).toEqual(['firm:2']);
    expect(ids('glhg')).toEqual(['firm:2']);
    expect(ids('  ')).toEqual([]);
    expect(findPlaces(lists, '古雷', 1)).toHaveLength(1);
    expect(findPlaces(lists, '117.6 23.77', 10).map(({ kind }) => kind)).toEqual(['position']);
  });
});

describe('export of a selection', () => {
  const t = createTranslate('zh-CN');
  const csv = recordsCsv([firm('1', '甲,"乙"', { address: '=1+1', contact: { phone: '0596-1234' } })], t);

  it('is UTF-8 with a mark, one row a record, quotes escaped', () => {
    expect(csv.startsWith('\ufeff')).toBe(true);
    const lines = csv.trimEnd().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('"甲,""乙"""');
    expect(lines[1]).toContain('117.600000,23.770000');
  });

  it('a cell never runs as a formula', () => {
    expect(csv).toContain(`'=1+1`);
  });
});
