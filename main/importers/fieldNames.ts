import type { Field } from '../../shared/exporting/fields.ts';
import { importing as en } from '../../shared/i18n/en/importing.ts';
import { importing as zh } from '../../shared/i18n/zh-CN/importing.ts';
import type { PlaceKind } from '../../shared/records/index.ts';

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
  lon: 'lon lng long longitude x 经 东经 经度坐标 中心经度 e wgs84经度 wgslon 经度e xcoord lonwgs84 pointx 经度值 经度x',
  lat: 'lat latitude y 纬 北纬 纬度坐标 中心纬度 n wgs84纬度 wgslat 纬度n ycoord latwgs84 pointy 纬度值 纬度y',
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

/** Words that mean different things in lists of different kinds, and words for what only some kinds have. */
const BY_KIND: Partial<Record<PlaceKind, Partial<Record<Field, string>>>> = {
  firm: {
    name: '企业名称 单位名称 公司名称 企业 公司 firm company enterprise',
    industry: '行业类别 所属行业 行业名称 行业类型 industry sector 国民经济行业',
    creditCode: '社会信用代码 信用代码 统一信用代码 creditcode uscc 组织机构代码',
    riskGrade: '环境风险等级 企业环境风险等级 风险级别 riskgrade risklevel grade 等级 级别',
    employees: '员工人数 从业人数 员工数 职工数 employees staff 人数',
  },
  riskSource: {
    name: '风险源名称 风险单元名称 风险单元 储罐名称 设备名称 装置名称 设施名称 风险源 unit tank',
    firmName: '企业名称 单位名称 公司名称 企业 所属单位 所在企业 firm firmname company enterprise operator',
    substance:
      '风险物质 风险物质名称 物质名称 化学品名称 化学品 介质 主要物质 危化品名称 substance chemical material 存储物质 储存介质 品名',
    casNumber: 'cas cas号 cas编号 casno casnumber casrn 化学文摘号',
    amountKg:
      '最大存在量 最大存在总量 存量 存在量 存储量 储存量 储量 数量 最大储量 最大储存量 现存量 设计储量 amount quantity stock inventory mass',
    criticalAmountKg: '临界量 critical criticalamount threshold thresholdquantity 临界值 criticalquantity',
    riskGrade: '环境风险等级 风险级别 riskgrade risklevel grade 等级 级别',
    category: '风险源类型 风险源类别 风险单元类型 储存方式 设备类型 存储类型',
  },
  supply: {
    name: '仓库名称 物资库名称 物资库 储备库 储备库名称 仓库 储备点 储备单位 存放地点 库名 depot warehouse 储备点名称 depotname',
    itemName: '物资 装备名称 物品名称 品名 item itemname material 物资品名 物资装备名称',
    itemQuantity: '数量 库存 库存量 储备数量 库存数量 储备量 quantity amount stock qty count',
    itemUnit: '单位 物资单位 计量单位 unit uom',
    items: '物资清单 储备物资 物资明细 主要物资 items supplies contents',
  },
  shelter: {
    name: '避难场所名称 避难所 避难场所 shelter 安置点 安置点名称',
    capacityPeople: '可容纳人数 容量 容纳人口 容纳能力 capacity 避难人数 可安置人数 capacitypeople 疏散人数 人数 容纳',
    areaM2: '占地面积 有效面积 避难面积 有效避难面积 area size aream2 建筑面积',
    category: '避难场所类型 避难场所类别 场所类别 等级',
  },
  sensitiveArea: {
    name: '保护目标 敏感目标名称 敏感目标 保护目标名称 村庄 小区名称 学校名称 医院名称',
    population:
      '人数 人口数 总人口 常住人口 户籍人口 人口数量 影响人数 population people pop persons 人员数量 学生人数',
    populationDay: '白天人数 日间人口 日间人数 昼间人口 昼间人数 白天 populationday daypopulation popday dayday',
    populationNight: '夜间人数 夜晚人口 夜间 晚间人口 populationnight nightpopulation popnight',
    populationAsOf: '统计日期 统计时间 人口统计时间 populationasof populationdate 普查日期 统计年份',
    category: '敏感目标类型 保护目标类型 敏感目标类别 功能 属性 环境功能',
  },
  team: {
    name: '队伍名称 队伍 救援队伍 救援队伍名称 team teamname',
    members: '人数 队伍人数 人员数量 队员数 成员数 members size people 应急人员数',
    category: '队伍类型 队伍类别 专业类型 专业 救援类型',
  },
};

/** Chinese words that name a field also as part of a longer header (`企业详细地址`). */
const PART: Partial<Record<Field, string>> = {
  name: '名称',
  code: '编号 编码',
  category: '类别 类型',
  lon: '经度',
  lat: '纬度',
  address: '地址',
  contactName: '联系人 负责人',
  contactPhone: '电话 手机 联系方式',
  remark: '备注',
  asOf: '更新日期 更新时间',
  riskGrade: '风险等级 风险级别',
  substance: '风险物质 化学品名称 物质名称',
  amountKg: '存在量 存在总量 储存量 储量 存量',
  criticalAmountKg: '临界量',
  itemName: '物资名称',
  itemQuantity: '数量',
  population: '人口 人数',
  populationDay: '白天 日间 昼间',
  populationNight: '夜间 夜晚',
  populationAsOf: '统计日期 统计时间',
  capacityPeople: '容纳人数 容纳',
  areaM2: '面积',
  members: '人数',
  employees: '职工人数 员工人数',
};

/** The unit that a header states: in brackets, after a slash, or as its last letters (`amountKg`, `存量吨`). */
export function headerUnit(header: string): string {
  const { base, unit } = headerParts(header);
  return unit || (/(kg|千克|公斤|万吨|吨|公顷|亩|万人)$/.exec(base)?.[1] ?? '');
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
  const list = [...own(field), ...words(BY_KIND[kind]?.[field]), ...words(COMMON[field])];
  exactCache.set(key, list);
  return list;
}

/** How well a header names a field: 0 not at all; an exact word beats any part. */
export function headerScore(kind: PlaceKind, field: Field, header: string): number {
  const { base } = headerParts(header);
  const exact = exactWords(kind, field).indexOf(base);
  if (exact >= 0) return 1000 - exact;
  let best = 0;
  for (const word of words(PART[field])) {
    if (!base.includes(word)) continue;
    best = Math.max(best, 100 + word.length + (base.endsWith(word) ? 10 : 0));
  }
  return best;
}
