import { beforeEach, describe, expect, it } from 'vitest';
import { factorTexts } from '../../../renderer/firms/factorTexts.ts';
import { namesOf, readAvoidances } from '../../../renderer/firms/inspections/names.ts';
import { changeFactors, useFirmSearch } from '../../../renderer/firms/searchState.ts';
import { hashOf, type Route, routeOf } from '../../../renderer/frame/route.ts';
import { firmFactorsSchema } from '../../../shared/contract/firms.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';

describe('names that were typed or pasted', () => {
  it('are told apart by lines, commas and 顿号, each once', () => {
    expect(namesOf('张三、李四，王五;赵六\n张三\t钱七\r\n')).toEqual(['张三', '李四', '王五', '赵六', '钱七']);
    expect(namesOf(' \n ')).toEqual([]);
  });

  it('say who avoids which firm, or are given back', () => {
    const firms = [
      { id: 'firm:A', name: '福州化工有限公司' },
      { id: 'firm:B', name: '福州化工有限公司二厂' },
      { id: 'firm:C', name: '漳州涂料厂' },
    ];
    const answer = readAvoidances(
      '张三：福州化工有限公司\n张三丰 漳州\n李四 福州\n无名 漳州涂料厂\n李四\n',
      ['张三', '张三丰', '李四'],
      firms,
    );
    expect(answer.avoid).toEqual([
      { inspector: '张三', firmId: 'firm:A' },
      { inspector: '张三丰', firmId: 'firm:C' },
    ]);
    // 福州 is two firms, 无名 is nobody, 李四 names no firm.
    expect(answer.unread).toEqual(['李四 福州', '无名 漳州涂料厂', '李四']);
  });
});

describe('the search', () => {
  beforeEach(() => useFirmSearch.setState({ factors: {}, viewId: undefined }));

  it('asks nothing of factors that were emptied', () => {
    changeFactors({ text: '氯', parks: ['东园'], minQ: 0, openProblems: false });
    changeFactors({ text: '', parks: [] });
    expect(useFirmSearch.getState().factors).toEqual({ minQ: 0, openProblems: false });
    expect(firmFactorsSchema.safeParse(useFirmSearch.getState().factors).success).toBe(true);
  });

  it('is no longer the saved view once it was changed', () => {
    useFirmSearch.setState({ viewId: 'savedView:A' });
    changeFactors({ text: 'x' });
    expect(useFirmSearch.getState().viewId).toBeUndefined();
  });

  it('is said in words in both languages', () => {
    const factors = {
      text: 'a',
      substance: '液氯',
      minAmountKg: 5000,
      grades: ['major' as const, 'none' as const],
      near: { target: 'river' as const, withinM: 1000 },
      openProblems: true,
      expiredDocuments: false,
      has: ['drain' as const],
    };
    expect(factorTexts(createTranslate('zh-CN'), factors)).toEqual([
      '包含“a”',
      '物质 液氯',
      '存量 ≥ 5 t',
      '风险等级: 重大、未定级',
      '距河流 ≤ 1.00 km',
      '有未整改问题',
      '无过期文件',
      '具有: 排水管网',
    ]);
    for (const text of factorTexts(createTranslate('en'), factors)) expect(text).not.toMatch(/firm\.|records\./);
  });
});

describe('addresses over the desk', () => {
  it('lead there and back', () => {
    const routes: Route[] = [
      { view: 'desk' },
      { view: 'desk', over: { what: 'firm', firmId: 'firm:01ABC' } },
      { view: 'desk', over: { what: 'firm', firmId: 'firm:01ABC', section: 'risk' } },
      { view: 'desk', over: { what: 'firms' } },
      { view: 'desk', over: { what: 'inspections' } },
      { view: 'desk', over: { what: 'inspections', drawId: 'inspectionDraw:1' } },
    ];
    for (const route of routes) expect(routeOf(hashOf(route))).toEqual(route);
    expect(routeOf('#/firm/')).toEqual({ view: 'desk' });
    expect(routeOf('#/firm/firm%3AX?token=abc')).toEqual({ view: 'desk', over: { what: 'firm', firmId: 'firm:X' } });
  });
});
