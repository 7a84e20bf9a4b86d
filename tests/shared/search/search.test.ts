import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../../../shared/records/index.ts';
import { isSearched, SEARCHED_KINDS, searchFieldsOf } from '../../../shared/search/fields.ts';
import { foldText, foldWithPlaces, runsOf } from '../../../shared/search/fold.ts';
import { matchRecord, rangesIn } from '../../../shared/search/match.ts';
import { indexQuery, readQuery } from '../../../shared/search/query.ts';
import { spokenOf } from '../../../shared/search/readings.ts';
import { cutSyllables, SYLLABLES } from '../../../shared/search/syllables.ts';

const tank = searchFieldsOf({
  name: '液氨储罐2号',
  code: 'FQ-001',
  substance: '液氨',
  casNumber: '7664-41-7',
  firmName: '福建古雷石化有限公司',
  address: '漳州市漳浦县古雷镇疏港路',
  contact: { name: '张三', phone: '0596-832 1234' },
});
const score = (text: string, fields = tank) => matchRecord(readQuery(text), fields)?.score;
const marked = (text: string, field: string, fields = tank) => {
  const match = matchRecord(readQuery(text), fields);
  const of = fields.find((entry) => entry.field === field);
  return match && of && rangesIn(of, match).map(([from, to]) => of.text.slice(from, to));
};

describe('texts', () => {
  it('are folded: width, case, punctuation and ü make no difference', () => {
    expect(foldText('ＦＱ－００１ (甲)')).toBe('fq001甲');
    expect(foldText('LÜ绿')).toBe('lv绿');
    expect(runsOf('古雷fq01')).toEqual([
      { text: '古雷', kind: 'other' },
      { text: 'fq', kind: 'letter' },
      { text: '01', kind: 'digit' },
    ]);
  });

  it('know where each folded character came from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const { text: folded, at } = foldWithPlaces(text);
        expect(at).toHaveLength(folded.length + 1);
        at.forEach((index, i) => {
          expect(index).toBeGreaterThanOrEqual(at[i - 1] ?? 0);
          if (i < folded.length) expect(foldText(text.slice(index, index + 2))).not.toBe('');
        });
      }),
    );
  });

  it('of every kind that has a name are searched, accounts and settings are not', () => {
    const left = RECORD_KINDS.filter((kind) => !isSearched(kind));
    expect(left.sort()).toEqual(
      [
        'alarmRule',
        'baseMapSource',
        'columnMapping',
        'dataConflict',
        'feedSource',
        'importBatch',
        'inspectionDraw',
        'savedView',
        'user',
        'weather',
      ].filter((kind) => left.includes(kind as never)),
    );
    expect(new Set(SEARCHED_KINDS).size).toBe(SEARCHED_KINDS.length);
  });
});

describe('Pinyin', () => {
  it('knows the readings that names are spoken with', () => {
    expect(spokenOf('漳州')).toEqual([['zhang'], ['zhou']]);
    expect(spokenOf('长泰').map((readings) => readings?.includes('chang'))).toEqual([true, false]);
    expect(spokenOf('绿a1')).toEqual([['lv', 'lu'], ['a'], undefined]);
    expect(spokenOf('𠮷雷')).toHaveLength(3);
  });

  it.each([
    ['gulei', ['gu-lei', 'gu-l-ei']],
    ['gl', ['g-l']],
    ['guleig', ['gu-lei-g']],
    ['xian', ['xian', 'xi-an']],
    ['zhsh', ['zh-sh']],
    ['i', []],
  ])('cuts %s', (letters, ways) => {
    const cut = cutSyllables(letters).map((way) => way.join('-'));
    expect(cut).toEqual(expect.arrayContaining(ways));
    if (ways.length === 0) expect(cut).toEqual([]);
  });

  it('cuts any two syllables in a way that says them', () => {
    const syllable = fc.constantFrom(...SYLLABLES);
    fc.assert(
      fc.property(syllable, syllable, (a, b) => {
        const ways = cutSyllables(a + b);
        expect(ways.length).toBeGreaterThan(0);
        for (const way of ways) expect(way.join('')).toBe(a + b);
      }),
    );
  });
});

describe('a record answers', () => {
  it.each([
    ['氨', '液氨储罐2号', ['氨']],
    ['储罐', '液氨储罐2号', ['储罐']],
    ['chuguan', '液氨储罐2号', ['储罐']],
    ['yacg', '液氨储罐2号', ['液氨储罐']],
    ['ya储罐', '液氨储罐2号', ['液氨储罐']],
    ['储罐2', '液氨储罐2号', ['储罐2']],
    ['液氨2号', '液氨储罐2号', ['液氨', '2号']],
    ['yean 罐', '液氨储罐2号', ['液氨', '罐']],
  ])('%s in its name', (text, _name, ranges) => expect(marked(text, 'name')).toEqual(ranges));

  it.each([
    ['7664-41-7', 'casNumber', ['7664-41-7']],
    ['766441', 'casNumber', ['7664-41']],
    ['fq001', 'code', ['FQ-001']],
    ['8321234', 'phone', ['832 1234']],
    ['疏港路', 'address', ['疏港路']],
    ['古雷石化', 'firmName', ['古雷石化']],
    ['gulei', 'firmName', ['古雷']],
    ['zhangsan', 'contactName', ['张三']],
  ])('%s in another field', (text, field, ranges) => expect(marked(text, field)).toEqual(ranges));

  it('only when every word is somewhere', () => {
    expect(score('液氨 疏港')).toBeDefined();
    expect(score('液氨 液氯')).toBeUndefined();
    expect(score('gulei罐')).toBeDefined();
    expect(score('guleii')).toBeUndefined();
  });

  it('better with its whole name than its beginning, its inside, another field and a long text', () => {
    const scores = ['液氨储罐2号', '液氨', 'yean', '储罐', 'yacg', 'chuguan', '古雷石化', '疏港'].map(
      (text) => score(text) ?? 0,
    );
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(score('液氨 储罐2号')).toBe(100);
    expect(score('FQ-001')).toBe(99);
  });

  it('whatever is typed, and whatever stands in its fields', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (typed, name) => {
          const query = readQuery(typed);
          if (query.words.length > 0) expect(indexQuery(query, 'everything', ['firm'])).toContain('AND');
          const fields = searchFieldsOf({ name, items: [{ name }, null], contact: 3 });
          const match = matchRecord(query, fields);
          if (!match || !fields[0]) return;
          for (const [from, to] of rangesIn(fields[0], match)) expect(to).toBeGreaterThan(from);
        },
      ),
    );
    const sounds = 'shishishishishishishishishishishishishishishi';
    expect(score(sounds, searchFieldsOf({ name: '石'.repeat(200) }))).toBeDefined();
    expect(score(`${sounds}x`, searchFieldsOf({ name: '石'.repeat(200) }))).toBeUndefined();
  });
});
