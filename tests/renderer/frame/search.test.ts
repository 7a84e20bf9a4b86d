import { describe, expect, it } from 'vitest';
import { recordsCsv } from '../../../renderer/frame/map/recordsCsv.ts';
import { findPlaces } from '../../../renderer/frame/search/findPlaces.ts';
import { hitGroups, markedPieces } from '../../../renderer/frame/search/hitGroups.ts';
import { readPosition } from '../../../renderer/frame/search/readPosition.ts';
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
    ['117°36′E 23°46′12″N', 117.6, 23.77],
    ["N23°46'12\" E117°36'", 117.6, 23.77],
    ['东经117度36分，北纬23度46分12秒', 117.6, 23.77],
    ['117°36′ 23°46′12″', 117.6, 23.77],
    ['南纬42.5度 西经1.5度', -1.5, -42.5],
  ])('reads %s as a position', (text, lon, lat) => {
    expect(readPosition(text)?.lon).toBeCloseTo(lon, 9);
    expect(readPosition(text)?.lat).toBeCloseTo(lat, 9);
  });

  it.each(['', 'abc', '117', '200, 300', '1 2 3', 'E N', '117°60′E 23°N', '1°N 2°N', '117° 23° 1°', '古雷117° 23°'])(
    'reads no position in "%s"',
    (text) => expect(readPosition(text)).toBeUndefined(),
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
  });

  it('marks what answered and groups hits by kind, in the order of their best', () => {
    expect(
      markedPieces('液氨储罐2号', [
        [0, 2],
        [4, 6],
      ]).map(({ text, marked }) => (marked ? `[${text}]` : text)),
    ).toEqual(['[液氨]', '储罐', '[2号]']);
    expect(markedPieces('x', [])).toEqual([{ text: 'x', marked: false, at: 0 }]);
    const hit = (id: string, kind: 'firm' | 'park') => ({ id, kind, name: id, nameRanges: [] });
    expect(
      hitGroups([hit('a', 'park'), hit('b', 'firm'), hit('c', 'park')]).map(({ hits }) => hits.map(({ id }) => id)),
    ).toEqual([['a', 'c'], ['b']]);
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
