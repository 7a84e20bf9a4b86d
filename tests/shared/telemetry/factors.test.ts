import { describe, expect, it } from 'vitest';
import {
  baseFactor,
  factorNamed,
  factorOf,
  factorsOfList,
  isKnownFactor,
  knownFactors,
  unitAt,
} from '../../../shared/telemetry/factors.ts';
import { FACTORS } from '../../../shared/telemetry/factorTable.ts';

describe('factors', () => {
  it('R1: no code and no name means two factors', () => {
    const codes = FACTORS.flatMap(([code, , , , , , , extras]) => [code, ...(extras?.old ?? [])]);
    const names = FACTORS.flatMap(([, zh, en, , , , , extras]) => [...new Set([zh, en, ...(extras?.also ?? [])])]);
    const fold = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
    const twice = (texts: readonly string[]) => {
      const folded = texts.map(fold);
      return folded.filter((text, i) => folded.indexOf(text) !== i);
    };
    expect(twice(codes)).toEqual([]);
    // Names that differ only in case or in sub- and superscripts are one name of one factor.
    const owners = new Map<string, Set<string>>();
    for (const [code, zh, en, , , , , extras] of FACTORS) {
      for (const name of [zh, en, ...(extras?.also ?? [])]) {
        owners.set(fold(name), (owners.get(fold(name)) ?? new Set()).add(code));
      }
    }
    expect([...owners].filter(([, of]) => of.size > 1)).toEqual([]);
    expect(names.length).toBeGreaterThan(200);
  });

  it('every row can be: bounds in order, names in both languages', () => {
    for (const { code, zh, en, min, max, decimals } of knownFactors()) {
      expect(min, code).toBeLessThan(max);
      expect(decimals, code).toBeGreaterThanOrEqual(0);
      expect(zh, code).not.toBe('');
      expect(en, code).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('codes: new, old, of a machine, either case, unknown', () => {
    expect(factorOf('060').code).toBe('w21003');
    expect(factorOf('W21003').code).toBe('w21003');
    expect(factorOf('b01').code).toBe('w00000');
    expect(factorOf('e30102')).toMatchObject({ code: 'e30102', unit: 'A' });
    expect(factorOf('LD4')).toMatchObject({ code: 'LD4', zh: 'LD4', group: 'other', source: 'unknown' });
    expect(isKnownFactor('LD4')).toBe(false);
    expect(isKnownFactor('S01')).toBe(true);
  });

  it('converted values and amounts are factors of their own, with the unit that they have', () => {
    expect(factorOf('02-Zs')).toMatchObject({ code: 'a21026-Zs', unit: 'mg/m³', group: 'gas' });
    expect(factorOf('w00000-Cou')).toMatchObject({ code: 'w00000-Cou', unit: 'm³' });
    expect(baseFactor('a21026-Zs').code).toBe('a21026');
    expect(factorOf('SB1-RS')).toMatchObject({ code: 'SB1-RS', unit: '', source: 'unknown' });
    expect(factorOf('e30101-rt')).toMatchObject({ code: 'e30101-RT', unit: 'h' });
    expect(factorOf('-Zs'.repeat(300)).code).toBeTypeOf('string');
  });

  it('every name that stations of the demonstration list is known', () => {
    const list =
      'pH;化学需氧量;氨氮;总磷;总氮;流量;二氧化硫;氮氧化物;颗粒物;氧含量;烟气流量;PM2.5;PM10;二氧化氮;一氧化碳;臭氧;溶解氧;' +
      '高锰酸盐指数;电导率;浊度;环境γ辐射剂量率;气温;湿度;风速;风向;雨量';
    const factors = factorsOfList(list);
    expect(factors).toHaveLength(26);
    expect(factors.filter(({ source }) => source === 'unknown')).toEqual([]);
    expect(factorNamed('ＰＭ２．５')?.code).toBe('a34004');
    expect(factorNamed('nothing')).toBeUndefined();
    expect(factorsOfList('臭氧；没有的因子、 pH ').map(({ code }) => code)).toEqual(['a05024', '没有的因子', 'w01001']);
    expect(factorsOfList(undefined)).toEqual([]);
  });

  it('ambient air is told in µg/m³, an outlet in mg/m³', () => {
    expect(unitAt(factorOf('a21026'), 'air')).toBe('µg/m³');
    expect(unitAt(factorOf('a21026'), 'wasteGas')).toBe('mg/m³');
    expect(unitAt(factorOf('a21005'), 'air')).toBe('mg/m³');
  });
});
