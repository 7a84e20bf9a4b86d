import { describe, expect, it } from 'vitest';
import { matchScore, rank } from '../../../renderer/actions/matching.ts';
import { pinyinInitials } from '../../../renderer/actions/pinyin.ts';

describe('pinyin initials', () => {
  it.each([
    ['打开事件', 'dksj'],
    ['测量距离', 'cljl'],
    ['福建漳州古雷化工园区', 'fjzzglhgyq'],
    ['娥哦二人日', 'eoerr'],
    ['2#储罐 A', '2cga'],
    ['', ''],
  ])('%s', (text, initials) => expect(pinyinInitials(text)).toBe(initials));
});

describe('matching', () => {
  it('ranks the whole, the beginning, the middle, then initials', () => {
    const scores = ['古雷', '古雷石化', '漳州古雷', '高陵'].map((text) => matchScore(text, '古雷'));
    expect(scores).toEqual([4, 3, 2, 0]);
    expect(matchScore('高陵', 'gl')).toBeGreaterThan(matchScore('漳州古雷', 'gl'));
    expect(matchScore('漳州古雷', 'gl')).toBeGreaterThan(0);
    expect(matchScore('anything', '  ')).toBe(1);
  });

  it('keeps the order of equals and stops at the limit', () => {
    const things = ['b1', 'b2', 'a', 'b3'];
    expect(rank(things, 'b', (text) => [text], 2)).toEqual(['b1', 'b2']);
    expect(rank(things, 'a', (text) => [undefined, text], 9)).toEqual(['a']);
  });
});
