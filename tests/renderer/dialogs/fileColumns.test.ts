import { describe, expect, it } from 'vitest';
import { isAccepted } from '../../../renderer/dialogs/import/chosenFile.ts';
import { fileColumns } from '../../../renderer/dialogs/import/fileColumns.ts';
import { issuesCsv } from '../../../renderer/dialogs/import/IssueTable.tsx';
import { roleLink } from '../../../renderer/dialogs/system/roleLink.ts';
import { readHash, routeOf } from '../../../renderer/frame/route.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';

describe('columns of a file', () => {
  it('finds the header of a table below its title', () => {
    const text = '风险源清单,,\n企业名称, 经度,纬度\n甲厂,119,26\n';
    expect(fileColumns('csv', text, ['经度', '纬度'])).toEqual(['企业名称', '经度', '纬度']);
  });

  it('takes the first row when nothing was matched', () => {
    expect(fileColumns('csv', 'a;b;\n1;2;\n', [])).toEqual(['a', 'b']);
  });

  it('collects the properties of features and the data of placemarks', () => {
    const features = [{ properties: { a: 1, b: 2 } }, { properties: null }, { properties: { c: 3 } }];
    expect(fileColumns('geojson', JSON.stringify({ features }), [])).toEqual(['a', 'b', 'c']);
    const kml = '<Data name="容量"><value>1</value></Data><SimpleData  name=\'面积\'>2</SimpleData><Data name="容量"/>';
    expect(fileColumns('kml', kml, [])).toEqual(['容量', '面积']);
  });

  it('accepts the formats that the hub reads', () => {
    expect(['a.GeoJSON', 'b.kml', 'c.CSV', 'd.json'].every(isAccepted)).toBe(true);
    expect(isAccepted('e.xlsx')).toBe(false);
  });
});

describe('issues as a table', () => {
  it('says row, name and reason, and runs no formula', () => {
    const csv = issuesCsv(createTranslate('zh-CN'), [
      { row: 3, name: '=1+1', severity: 'rejected', reason: 'positionMissing' },
    ]);
    expect(csv.split('\r\n')).toEqual(['\uFEFF行,名称,处理,原因', "3,'=1+1,拒绝,没有坐标", '']);
  });
});

describe('link of a role', () => {
  it('signs in and leads to the page of the role', () => {
    const link = roleLink('http://127.0.0.1:5000/#/report/x', 'field', 'a b');
    const { hash } = new URL(link);
    expect(readHash(hash).token).toBe('a b');
    expect(routeOf(readHash(hash).rest)).toEqual({ view: 'field' });
    expect(routeOf(readHash(new URL(roleLink('http://h/', 'duty', 't')).hash).rest)).toEqual({ view: 'desk' });
  });
});
