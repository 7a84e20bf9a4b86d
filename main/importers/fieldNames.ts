import type { Field } from '../../shared/exporting/fields.ts';
import { importing as en } from '../../shared/i18n/en/importing.ts';
import { importing as zh } from '../../shared/i18n/zh-CN/importing.ts';
import type { PlaceKind } from '../../shared/records/index.ts';
import { FIELD_NAME_PARTS, KIND_FIELD_NAMES } from './kindFieldNames.ts';

/** A column's header as it is compared: folded, and the unit in it apart. */
export interface HeaderParts {
  readonly base: string;
  /** What stands in brackets or after a slash: `t`, `kg`, `人`. */
  readonly unit: string;
}

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_\-*:"'.·、]+/g, '');

/** Characters of a header that are compared. */
const MAX_HEADER = 100;

/** Takes `最大存在量（t）`, `存量/吨` or `Amount [kg]` apart. */
export function headerParts(header: string): HeaderParts {
  const text = header.slice(0, MAX_HEADER).normalize('NFKC');
  const bracketed = /^(.*?)[([【〔]([^)\]】〕]*)[)\]】〕]\s*$/s.exec(text) ?? /^(.+?)\/([^/]{1,8})$/s.exec(text);
  if (bracketed?.[1]?.trim()) return { base: fold(bracketed[1]), unit: fold(bracketed[2] ?? '') };
  return { base: fold(text), unit: '' };
}

/** Words for fields in lists of all kinds, best first. */
const COMMON: Partial<Record<Field, string>> = {
  recordKind: 'recordkind kind 数据类型',
  code: '编码 代码 标识码 序列号 code number no ref 站点编号 唯一编号 资源编号 点位编号',
  name: 'name title 全称 单位名称 机构名称 场所名称 点位名称 名字 名称全称 目标名称 敏感点名称 namezh namecn label',
  category: '类型 分类 种类 性质 category type class 目标类型 场所类型 敏感点类型 类别名称',
  lon: 'lon lng long longitude x 经 东经 经度坐标 中心经度 e wgs84经度 wgslon 经度e xcoord lonwgs84 pointx 经度值 经度x x坐标 坐标x 横坐标 东坐标 东向坐标 easting',
  lat: 'lat latitude y 纬 北纬 纬度坐标 中心纬度 n wgs84纬度 wgslat 纬度n ycoord latwgs84 pointy 纬度值 纬度y y坐标 坐标y 纵坐标 北坐标 北向坐标 northing',
  heightM: 'height elevation ele altitude 海拔 高度 高程 heightm',
  coordinates: 'coordinates coordinate coord coords latlng location 经纬度 位置坐标 坐标位置 经度纬度',
  geometry: 'wkt geometry geom 几何 wktgeom thegeom shape',
  address: '详细地址 位置 所在地 地点 address addr 场所地址 单位地址 所在位置 具体位置 addrfull',
  contactName:
    '联系人姓名 负责人 责任人 法人 法定代表人 contact contactname contactperson 联络人 队长 主要负责人 安全负责人',
  contactPhone:
    '电话 手机 手机号 联系方式 联系人电话 负责人电话 值班电话 应急电话 phone tel telephone mobile 电话号码 联系手机 contactphone phonenumber',
  remark: '说明 描述 注 remark remarks note notes description comment 备注说明 其他说明',
  producer: '来源 数据来源 来源单位 填报单位 source producer 责任部门 数据生产单位 提供单位',
  asOf: '更新日期 更新时间 填报日期 数据时间 asof date updated updatetime 截止日期 采集日期',
};

/** The unit that a header states: in brackets, after a slash, or as its last letters (`amountKg`, `存量吨`). */
export function headerUnit(header: string): string {
  const { base, unit } = headerParts(header);
  return unit || (/(kg|千克|公斤|万吨|吨|公顷|亩|万人|立方米|毫米|公里|mm)$/.exec(base)?.[1] ?? '');
}

const words = (text: string | undefined): string[] => (text === undefined ? [] : text.split(' '));
const own = (field: Field): string[] => {
  const titles = [zh[`field_${field}`], en[`field_${field}`], field];
  return titles.map((title) => headerParts(title).base);
};
const exactCache = new Map<string, readonly string[]>();

/** Folded words that are a field's name, best first: our own headers, the kind's words, the common ones. */
function exactWords(kind: PlaceKind, field: Field): readonly string[] {
  const key = `${kind}.${field}`;
  const known = exactCache.get(key);
  if (known) return known;
  const list = [...own(field), ...words(KIND_FIELD_NAMES[kind]?.[field]), ...words(COMMON[field])];
  exactCache.set(key, list);
  return list;
}

/** How well a header names a field: 0 not at all; an exact word beats any part. */
export function headerScore(kind: PlaceKind, field: Field, header: string): number {
  const { base } = headerParts(header);
  const exact = exactWords(kind, field).indexOf(base);
  if (exact >= 0) return 1000 - exact;
  let best = isCutShort(kind, field, base) ? 90 : 0;
  for (const word of words(FIELD_NAME_PARTS[field])) {
    if (!base.includes(word)) continue;
    best = Math.max(best, 100 + word.length + (base.endsWith(word) ? 10 : 0));
  }
  return best;
}

/** Shapefiles cut names of fields at ten bytes: `统一社会信` is the beginning of one name only. */
function isCutShort(kind: PlaceKind, field: Field, base: string): boolean {
  const enough = /[\u4e00-\u9fff]/.test(base) ? 3 : 8;
  return (
    base.length >= enough && exactWords(kind, field).some((word) => word.length > base.length && word.startsWith(base))
  );
}
