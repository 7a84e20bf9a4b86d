/**
 * Factors as data. Columns: code, Chinese name, English name, unit, decimals, group, upper physical bound, then what is
 * out of the ordinary. Concentrations and amounts are never below zero; `min` says where something else can be.
 *
 * Codes, units and old codes follow the table of monitoring factors of HJ 212-2017 (appendix B, after HJ 524 and HJ 525)
 * as public implementations of it carry it; `source` marks the rest. `unconfirmed` rows: check before relying on them.
 */
export type FactorGroup =
  | 'water'
  | 'metal'
  | 'gas'
  | 'particles'
  | 'organic'
  | 'flow'
  | 'flue'
  | 'weather'
  | 'radiation'
  | 'noise'
  | 'equipment'
  | 'other';

/** Where a row comes from: catalogue keys `feeds.factorSource_<source>`. */
export type FactorSource = 'hj212' | 'hj524' | 'unconfirmed' | 'unknown';

export interface FactorExtras {
  /** Codes of HJ/T 212-2005 and of other lists that mean the same in the same unit. */
  readonly old?: readonly string[];
  /** Other names, as people and files write them. */
  readonly also?: readonly string[];
  readonly min?: number;
  /** Unit at ambient air stations, where it differs from that at an outlet (GB 3095). */
  readonly ambientUnit?: string;
  /** Unit of an amount over a period (`Cou`). */
  readonly totalUnit?: string;
  readonly source?: FactorSource;
}

export type FactorRow = readonly [
  code: string,
  zh: string,
  en: string,
  unit: string,
  decimals: number,
  group: FactorGroup,
  max: number,
  extras?: FactorExtras,
];

const kg = { totalUnit: 'kg' } as const;
const g = { totalUnit: 'g' } as const;
const ambient = { ambientUnit: 'µg/m³', totalUnit: 'kg' } as const;

const WATER: readonly FactorRow[] = [
  [
    'w00000',
    '流量',
    'Flow',
    'L/s',
    2,
    'flow',
    1e6,
    { old: ['B01'], also: ['污水', '废水流量', '瞬时流量', '污水流量'], totalUnit: 'm³' },
  ],
  ['w01001', 'pH', 'pH', '', 2, 'water', 14, { old: ['001'], also: ['pH值', '酸碱度'] }],
  ['w01002', '色度', 'Colour', '°', 2, 'water', 1e5, { old: ['002'] }],
  ['w01003', '浊度', 'Turbidity', 'NTU', 1, 'water', 1e5, { also: ['浑浊度'], source: 'unconfirmed' }],
  ['w01006', '溶解性总固体', 'Total dissolved solids', 'mg/L', 0, 'water', 1e6, kg],
  ['w01009', '溶解氧', 'Dissolved oxygen', 'mg/L', 2, 'water', 50, { also: ['DO'] }],
  ['w01010', '水温', 'Water temperature', '℃', 1, 'water', 100, { min: -5 }],
  ['w01012', '悬浮物', 'Suspended solids', 'mg/L', 1, 'water', 1e6, { old: ['003'], also: ['SS'], ...kg }],
  ['w01014', '电导率', 'Conductivity', 'µS/cm', 1, 'water', 1e6],
  ['w01017', '五日生化需氧量', 'BOD5', 'mg/L', 1, 'water', 1e6, { old: ['010'], also: ['生化需氧量', 'BOD'], ...kg }],
  ['w01018', '化学需氧量', 'COD', 'mg/L', 1, 'water', 1e6, { old: ['011'], also: ['CODCr'], ...kg }],
  ['w01019', '高锰酸盐指数', 'Permanganate index', 'mg/L', 2, 'water', 1e5, { also: ['CODMn'], ...kg }],
  ['w01020', '总有机碳', 'Total organic carbon', 'mg/L', 1, 'water', 1e6, { old: ['015'], also: ['TOC'], ...kg }],
  ['w02003', '粪大肠菌群', 'Faecal coliforms', '/L', 0, 'water', 1e12, { old: ['550'] }],
  ['w02006', '细菌总数', 'Total bacteria', '/L', 0, 'water', 1e12],
  ['w03001', '总α放射性', 'Gross alpha activity', 'Bq/L', 3, 'radiation', 1e9, { old: ['570'] }],
  ['w03002', '总β放射性', 'Gross beta activity', 'Bq/L', 3, 'radiation', 1e9, { old: ['571'] }],
  ['w19001', '表面活性剂', 'Surfactants', 'mg/L', 2, 'water', 1e5, kg],
  [
    'w19002',
    '阴离子表面活性剂',
    'Anionic surfactants',
    'mg/L',
    2,
    'water',
    1e5,
    { old: ['520'], also: ['LAS'], ...kg },
  ],
  ['w20012', '钡', 'Barium', 'mg/L', 3, 'metal', 1e5, { old: ['039'], ...kg }],
  ['w20023', '硼', 'Boron', 'mg/L', 3, 'metal', 1e5, { old: ['037'], ...kg }],
  ['w20038', '钴', 'Cobalt', 'mg/L', 4, 'metal', 1e5, { old: ['040'], ...kg }],
  ['w20061', '钼', 'Molybdenum', 'mg/L', 4, 'metal', 1e5, { old: ['038'], ...kg }],
  ['w20089', '铊', 'Thallium', 'ng/L', 0, 'metal', 1e9, { old: ['041'], totalUnit: 'mg' }],
  ['w20092', '锡', 'Tin', 'mg/L', 1, 'metal', 1e5, { old: ['036'], ...kg }],
  ['w20111', '总汞', 'Total mercury', 'µg/L', 2, 'metal', 1e8, { old: ['020'], ...g }],
  ['w20113', '烷基汞', 'Alkylmercury', 'ng/L', 0, 'metal', 1e9, { old: ['021'], totalUnit: 'mg' }],
  ['w20115', '总镉', 'Total cadmium', 'µg/L', 1, 'metal', 1e8, { old: ['022'], ...g }],
  ['w20116', '总铬', 'Total chromium', 'mg/L', 3, 'metal', 1e5, { old: ['023'], ...kg }],
  ['w20117', '六价铬', 'Hexavalent chromium', 'µg/L', 3, 'metal', 1e8, { old: ['024'], ...g }],
  ['w20119', '总砷', 'Total arsenic', 'µg/L', 3, 'metal', 1e8, { old: ['026'], ...g }],
  ['w20120', '总铅', 'Total lead', 'µg/L', 0, 'metal', 1e8, { old: ['027'], ...g }],
  ['w20121', '总镍', 'Total nickel', 'mg/L', 2, 'metal', 1e5, { old: ['028'], ...kg }],
  ['w20122', '总铜', 'Total copper', 'mg/L', 2, 'metal', 1e5, { old: ['029'], ...kg }],
  ['w20123', '总锌', 'Total zinc', 'mg/L', 3, 'metal', 1e5, { old: ['030'], ...kg }],
  ['w20124', '总锰', 'Total manganese', 'mg/L', 3, 'metal', 1e5, { old: ['031'], ...kg }],
  ['w20125', '总铁', 'Total iron', 'mg/L', 3, 'metal', 1e5, { old: ['032'], ...kg }],
  ['w20126', '总银', 'Total silver', 'mg/L', 3, 'metal', 1e5, { old: ['033'], ...kg }],
  ['w20127', '总铍', 'Total beryllium', 'µg/L', 3, 'metal', 1e8, { old: ['034'], ...g }],
  ['w20128', '总硒', 'Total selenium', 'µg/L', 2, 'metal', 1e8, { old: ['035'], ...g }],
  ['w20138', '铜', 'Copper', 'mg/L', 3, 'metal', 1e5, kg],
  ['w20139', '锌', 'Zinc', 'mg/L', 3, 'metal', 1e5, kg],
  ['w20140', '硒', 'Selenium', 'mg/L', 3, 'metal', 1e5, kg],
  ['w20141', '砷', 'Arsenic', 'mg/L', 3, 'metal', 1e5, kg],
  ['w20142', '汞', 'Mercury', 'µg/L', 3, 'metal', 1e8, g],
  ['w20143', '镉', 'Cadmium', 'µg/L', 3, 'metal', 1e8, g],
  ['w20144', '铅', 'Lead', 'mg/L', 3, 'metal', 1e5, kg],
  ['w21001', '总氮', 'Total nitrogen', 'mg/L', 2, 'water', 1e5, { old: ['065'], also: ['TN'], ...kg }],
  ['w21003', '氨氮', 'Ammonia nitrogen', 'mg/L', 2, 'water', 1e5, { old: ['060'], also: ['NH3-N'], ...kg }],
  ['w21004', '凯氏氮', 'Kjeldahl nitrogen', 'mg/L', 1, 'water', 1e5, { old: ['062'], ...kg }],
  ['w21006', '亚硝酸盐', 'Nitrite', 'mg/L', 3, 'water', 1e5, { old: ['063'], ...kg }],
  ['w21007', '硝酸盐', 'Nitrate', 'mg/L', 3, 'water', 1e5, { old: ['064'], ...kg }],
  ['w21011', '总磷', 'Total phosphorus', 'mg/L', 3, 'water', 1e5, { old: ['101'], also: ['TP'], ...kg }],
  ['w21016', '氰化物', 'Cyanide', 'mg/L', 3, 'water', 1e5, { old: ['070'], ...kg }],
  ['w21017', '氟化物', 'Fluoride', 'mg/L', 2, 'water', 1e5, { old: ['072'], ...kg }],
  ['w21019', '硫化物', 'Sulphide', 'mg/L', 3, 'water', 1e5, { old: ['071'], ...kg }],
  ['w21022', '氯化物', 'Chloride', 'mg/L', 1, 'water', 1e6, { old: ['090'], ...kg }],
  ['w21038', '硫酸盐', 'Sulphate', 'mg/L', 1, 'water', 1e6, kg],
  ['w22001', '石油类', 'Petroleum', 'mg/L', 2, 'water', 1e5, { old: ['080'], ...kg }],
  ['w23002', '挥发酚', 'Volatile phenols', 'mg/L', 4, 'water', 1e5, { old: ['110'], ...kg }],
  ['w25043', '苯并[α]芘', 'Benzo[a]pyrene (water)', 'µg/L', 3, 'organic', 1e8, { old: ['540'], ...g }],
  ['w33001', '六六六', 'Hexachlorocyclohexane', 'ng/L', 0, 'organic', 1e9, { old: ['350'], totalUnit: 'mg' }],
  ['w33007', '滴滴涕', 'DDT', 'ng/L', 0, 'organic', 1e9, { old: ['351'], totalUnit: 'mg' }],
  ['w99001', '有机氮', 'Organic nitrogen', 'mg/L', 1, 'water', 1e5, { old: ['061'], ...kg }],
];

const AIR: readonly FactorRow[] = [
  [
    'a00000',
    '烟气流量',
    'Flue gas flow',
    'm³/s',
    1,
    'flow',
    1e6,
    { old: ['B02'], also: ['废气', '废气流量', '标干流量'], totalUnit: 'm³' },
  ],
  [
    'a01001',
    '气温',
    'Air temperature',
    '℃',
    1,
    'weather',
    60,
    { min: -70, also: ['温度', '环境温度'], old: ['0901040101'] },
  ],
  ['a01002', '湿度', 'Humidity', '%', 1, 'weather', 100, { also: ['相对湿度', '环境湿度'], old: ['0901040102'] }],
  ['a01006', '气压', 'Air pressure', 'kPa', 3, 'weather', 110, { min: 40, also: ['大气压'] }],
  ['a01007', '风速', 'Wind speed', 'm/s', 1, 'weather', 120, { old: ['0901040106'] }],
  ['a01008', '风向', 'Wind direction', '°', 0, 'weather', 360, { old: ['0901040105'] }],
  [
    '0901040104',
    '雨量',
    'Rainfall intensity',
    'mm/h',
    1,
    'weather',
    500,
    { also: ['降水', '降雨量', '降水强度', '雨强'], source: 'unconfirmed' },
  ],
  [
    '0901040103',
    '气压（辐射站）',
    'Air pressure (radiation station)',
    'hPa',
    1,
    'weather',
    1100,
    { min: 400, source: 'unconfirmed' },
  ],
  [
    '0102060301',
    '环境γ辐射剂量率',
    'Ambient gamma dose rate',
    'nGy/h',
    1,
    'radiation',
    1e10,
    { also: ['γ辐射剂量率', '辐射剂量率', '剂量率', '空气吸收剂量率', '环境伽马辐射剂量率'], source: 'unconfirmed' },
  ],
  ['a01010', '林格曼黑度', 'Ringelmann number', '', 0, 'flue', 5, { old: ['37'] }],
  ['a01011', '烟气流速', 'Flue gas velocity', 'm/s', 2, 'flue', 200, { old: ['S02'], also: ['流速'] }],
  ['a01012', '烟气温度', 'Flue gas temperature', '℃', 1, 'flue', 2000, { min: -50, old: ['S03'], also: ['烟温'] }],
  ['a01013', '烟气压力', 'Flue gas pressure', 'kPa', 3, 'flue', 1000, { min: -101, old: ['S08'] }],
  ['a01014', '烟气湿度', 'Flue gas humidity', '%', 1, 'flue', 100, { old: ['S05'] }],
  ['a01015', '制冷温度', 'Cooler temperature', '℃', 1, 'flue', 200, { min: -100, old: ['S06'] }],
  ['a01016', '烟道截面积', 'Flue cross-section', 'm²', 2, 'flue', 1e4, { old: ['S07'] }],
  ['a01017', '烟气动压', 'Flue gas dynamic pressure', 'kPa', 3, 'flue', 1000, { min: -101, old: ['S04'] }],
  ['a01901', '炉膛焚烧平均温度', 'Mean furnace temperature', '℃', 1, 'flue', 2500],
  ['a01902', '炉膛DCS温度', 'Furnace control temperature', '℃', 1, 'flue', 2500],
  [
    'a19001',
    '氧含量',
    'Oxygen content',
    '%',
    2,
    'flue',
    100,
    { old: ['S01'], also: ['氧气含量', '含氧量', '烟气含氧量'] },
  ],
  ['a34013', '颗粒物', 'Particulate matter', 'mg/m³', 2, 'particles', 1e6, { old: ['01'], also: ['烟尘'], ...kg }],
  ['a21026', '二氧化硫', 'Sulphur dioxide', 'mg/m³', 2, 'gas', 1e6, { old: ['02'], also: ['SO2', 'SO₂'], ...ambient }],
  ['a21002', '氮氧化物', 'Nitrogen oxides', 'mg/m³', 2, 'gas', 1e6, { old: ['03'], also: ['NOx', 'NOₓ'], ...ambient }],
  ['a21003', '一氧化氮', 'Nitric oxide', 'mg/m³', 2, 'gas', 1e6, { also: ['NO'], ...ambient }],
  ['a21004', '二氧化氮', 'Nitrogen dioxide', 'mg/m³', 2, 'gas', 1e6, { also: ['NO2', 'NO₂'], ...ambient }],
  ['a21005', '一氧化碳', 'Carbon monoxide', 'mg/m³', 3, 'gas', 1e6, { old: ['04'], also: ['CO'], ...kg }],
  ['a05024', '臭氧', 'Ozone', 'µg/m³', 1, 'gas', 1e7, { also: ['O3', 'O₃'], source: 'hj524' }],
  [
    'a34001',
    '总悬浮颗粒物',
    'TSP',
    'µg/m³',
    1,
    'particles',
    1e8,
    { also: ['TSP', '总悬浮颗粒物TSP'], source: 'unconfirmed' },
  ],
  [
    'a34002',
    'PM10',
    'PM10',
    'µg/m³',
    1,
    'particles',
    1e8,
    { also: ['可吸入颗粒物', '可吸入颗粒物PM10', 'PM₁₀'], source: 'unconfirmed' },
  ],
  [
    'a34004',
    'PM2.5',
    'PM2.5',
    'µg/m³',
    1,
    'particles',
    1e8,
    { also: ['细颗粒物', '细颗粒物PM2.5', 'PM₂.₅'], source: 'unconfirmed' },
  ],
  ['a34005', 'PM1.0', 'PM1.0', 'µg/m³', 1, 'particles', 1e8, { also: ['亚微米颗粒物', 'PM1'], source: 'unconfirmed' }],
  ['a34011', '降尘', 'Dust fall', 't/(km²·mo)', 1, 'particles', 1e6],
  ['a34017', '炭黑尘', 'Carbon black dust', 'mg/m³', 1, 'particles', 1e6, kg],
  ['a34038', '沥青烟', 'Asphalt fume', 'mg/m³', 3, 'particles', 1e6, { old: ['09'], ...kg }],
  ['a34039', '硫酸雾', 'Sulphuric acid mist', 'mg/m³', 3, 'gas', 1e6, { old: ['14'], ...kg }],
  ['a34040', '铬酸雾', 'Chromic acid mist', 'mg/m³', 3, 'gas', 1e6, { old: ['15'], ...kg }],
  ['a05001', '二氧化碳', 'Carbon dioxide', 'mg/m³', 3, 'gas', 2e6, { old: ['30'], also: ['CO2', 'CO₂'], ...kg }],
  ['a05002', '甲烷', 'Methane', 'mg/m³', 2, 'organic', 1e6, { also: ['CH4'], source: 'unconfirmed' }],
  [
    'a21001',
    '氨',
    'Ammonia',
    'mg/m³',
    3,
    'gas',
    1e6,
    { old: ['10'], also: ['氨气', '氨（氨气）', 'NH3'], source: 'unconfirmed' },
  ],
  ['a21017', '氰化物（气）', 'Cyanides (gas)', 'mg/m³', 3, 'gas', 1e6, { old: ['07'], ...kg }],
  ['a21018', '氟化物（气）', 'Fluorides (gas)', 'mg/m³', 3, 'gas', 1e6, { old: ['06'], also: ['氟化氢'], ...kg }],
  ['a21022', '氯气', 'Chlorine', 'mg/m³', 3, 'gas', 1e6, { old: ['11'], also: ['Cl2'], ...kg }],
  ['a21024', '氯化氢', 'Hydrogen chloride', 'mg/m³', 3, 'gas', 1e6, { old: ['08'], also: ['HCl'], ...kg }],
  ['a21028', '硫化氢', 'Hydrogen sulphide', 'mg/m³', 3, 'gas', 1e6, { old: ['05'], also: ['H2S'], ...kg }],
  ['a99049', '光气', 'Phosgene', 'mg/m³', 3, 'gas', 1e6, { old: ['24'], ...kg }],
  ['a99051', '二硫化碳', 'Carbon disulphide', 'mg/m³', 3, 'gas', 1e6, { old: ['12'], ...kg }],
  ['a20016', '铍及其化合物', 'Beryllium and compounds', 'mg/m³', 4, 'metal', 1e6, { old: ['36'], ...kg }],
  ['a20025', '镉及其化合物', 'Cadmium and compounds', 'mg/m³', 4, 'metal', 1e6, { old: ['33'], ...kg }],
  ['a20043', '铅及其化合物', 'Lead and compounds', 'mg/m³', 4, 'metal', 1e6, { old: ['32'], ...kg }],
  ['a20057', '汞及其化合物', 'Mercury and compounds', 'mg/m³', 4, 'metal', 1e6, { old: ['31'], ...kg }],
  ['a20063', '镍及其化合物', 'Nickel and compounds', 'mg/m³', 3, 'metal', 1e6, { old: ['35'], ...kg }],
  ['a20091', '锡及其化合物', 'Tin and compounds', 'mg/m³', 3, 'metal', 1e6, { old: ['34'], ...kg }],
];

const ORGANIC: readonly FactorRow[] = [
  ['a24088', '非甲烷总烃', 'Non-methane hydrocarbons', 'mg/m³', 3, 'organic', 1e6, { also: ['NMHC'], ...kg }],
  ['a24087', '碳氢化合物', 'Hydrocarbons', 'mg/m³', 2, 'organic', 1e6, { old: ['25'], also: ['总烃'], ...kg }],
  ['a23001', '酚类', 'Phenols', 'mg/m³', 3, 'organic', 1e6, { old: ['27'], ...kg }],
  ['a24003', '二氯甲烷', 'Dichloromethane', 'mg/m³', 3, 'organic', 1e6, kg],
  ['a24004', '三氯甲烷', 'Chloroform', 'mg/m³', 3, 'organic', 1e6, kg],
  ['a24017', '1,2-二氯乙烷', '1,2-Dichloroethane', 'mg/m³', 3, 'organic', 1e6, kg],
  ['a24046', '氯乙烯', 'Vinyl chloride', 'mg/m³', 3, 'organic', 1e6, { old: ['29'], ...kg }],
  ['a24049', '三氯乙烯', 'Trichloroethylene', 'mg/m³', 3, 'organic', 1e6, kg],
  ['a24050', '四氯乙烯', 'Tetrachloroethylene', 'mg/m³', 3, 'organic', 1e6, kg],
  ['a24053', '丙烯', 'Propylene', 'mg/m³', 3, 'organic', 1e6, kg],
  ['a24078', '1,3-丁二烯', '1,3-Butadiene', 'mg/m³', 3, 'organic', 1e6, kg],
  ['a25002', '苯', 'Benzene', 'mg/m³', 3, 'organic', 1e6, kg],
  ['a25003', '甲苯', 'Toluene', 'mg/m³', 3, 'organic', 1e6, { old: ['17'], ...kg }],
  ['a25004', '乙苯', 'Ethylbenzene', 'mg/m³', 3, 'organic', 1e6, kg],
  ['a25005', '二甲苯', 'Xylenes', 'mg/m³', 3, 'organic', 1e6, { old: ['18'], ...kg }],
  ['a25010', '氯苯', 'Chlorobenzene', 'mg/m³', 3, 'organic', 1e6, { old: ['23'], ...kg }],
  ['a25023', '硝基苯', 'Nitrobenzene', 'mg/m³', 4, 'organic', 1e6, { old: ['22'], ...kg }],
  ['a25038', '苯乙烯', 'Styrene', 'mg/m³', 3, 'organic', 1e6, { also: ['乙烯基苯'], ...kg }],
  ['a25044', '苯并[a]芘', 'Benzo[a]pyrene', 'mg/m³', 3, 'organic', 1e6, { old: ['20'], ...kg }],
  ['a26001', '苯胺类', 'Anilines', 'mg/m³', 3, 'organic', 1e6, { old: ['21'], ...kg }],
  ['a29017', '乙酸乙酯', 'Ethyl acetate', 'mg/m³', 3, 'organic', 1e6, kg],
  ['a30001', '甲醇', 'Methanol', 'mg/m³', 3, 'organic', 1e6, { old: ['28'], ...kg }],
  ['a30008', '异丙醇', 'Isopropanol', 'mg/m³', 3, 'organic', 1e6, kg],
  ['a30022', '硫醇', 'Mercaptans', 'mg/m³', 3, 'organic', 1e6, { old: ['13'], ...kg }],
  ['a31001', '甲醛', 'Formaldehyde', 'mg/m³', 3, 'organic', 1e6, { old: ['19'], ...kg }],
  ['a31002', '乙醛', 'Acetaldehyde', 'mg/m³', 4, 'organic', 1e6, { old: ['26'], ...kg }],
  ['a31024', '丙酮', 'Acetone', 'mg/m³', 3, 'organic', 1e6, kg],
  ['a99010', '丙烯腈', 'Acrylonitrile', 'mg/m³', 3, 'organic', 1e6, kg],
];

const NOISE: readonly FactorRow[] = [
  ['LA', 'A权声级', 'A-weighted sound level', 'dB', 1, 'noise', 200],
  ['Leq', '等效声级', 'Equivalent sound level', 'dB', 1, 'noise', 200],
  ['Ldn', '昼夜等效声级', 'Day-night sound level', 'dB', 1, 'noise', 200],
  ['Ld', '昼间等效声级', 'Day sound level', 'dB', 1, 'noise', 200],
  ['Ln', '夜间等效声级', 'Night sound level', 'dB', 1, 'noise', 200],
  ['LMx', '最大瞬时声级', 'Highest sound level', 'dB', 1, 'noise', 200],
  ['LMn', '最小瞬时声级', 'Lowest sound level', 'dB', 1, 'noise', 200],
];

/** Equipment of treatment works: four characters, then two digits that number the machine (`e30101` is pump 1). */
export const EQUIPMENT: readonly FactorRow[] = [
  ['e101', '进水口流量', 'Inlet flow', 'L/s', 2, 'flow', 1e6],
  ['e102', '进水口化学需氧量', 'Inlet COD', 'mg/L', 1, 'water', 1e6],
  ['e103', '进水口氨氮', 'Inlet ammonia nitrogen', 'mg/L', 2, 'water', 1e5],
  ['e104', '进水口总磷', 'Inlet total phosphorus', 'mg/L', 2, 'water', 1e5],
  ['e105', '进水口总氮', 'Inlet total nitrogen', 'mg/L', 1, 'water', 1e5],
  ['e106', '进水口pH', 'Inlet pH', '', 2, 'water', 14],
  ['e201', '出水口流量', 'Outlet flow', 'L/s', 2, 'flow', 1e6],
  ['e202', '出水口化学需氧量', 'Outlet COD', 'mg/L', 1, 'water', 1e6],
  ['e203', '出水口氨氮', 'Outlet ammonia nitrogen', 'mg/L', 2, 'water', 1e5],
  ['e204', '出水口总磷', 'Outlet total phosphorus', 'mg/L', 2, 'water', 1e5],
  ['e205', '出水口pH', 'Outlet pH', '', 2, 'water', 14],
  ['e301', '污水提升泵电流', 'Lift pump current', 'A', 2, 'equipment', 1e5],
  ['e302', '鼓风机电流', 'Blower current', 'A', 2, 'equipment', 1e5],
  ['e304', '生化池污泥浓度', 'Sludge concentration', 'mg/L', 1, 'equipment', 1e6],
  ['e305', '生化池溶解氧', 'Aeration tank oxygen', 'mg/L', 1, 'equipment', 50],
  ['e311', '阀门状态', 'Valve state', '', 0, 'equipment', 100],
  ['e312', '储泥池液位', 'Sludge tank level', 'm', 3, 'equipment', 1000],
  ['g101', '增压风机状态', 'Booster fan state', '', 0, 'equipment', 100],
  ['g102', '增压风机电流', 'Booster fan current', 'A', 2, 'equipment', 1e5],
  ['g103', '浆液循环泵状态', 'Slurry pump state', '', 0, 'equipment', 100],
  ['g104', '浆液循环泵电流', 'Slurry pump current', 'A', 2, 'equipment', 1e5],
  ['g111', '脱硫塔浆液pH', 'Scrubber slurry pH', '', 2, 'equipment', 14],
  ['g116', '旁路挡板门开度', 'Bypass damper opening', '°', 0, 'equipment', 360],
  ['g208', '引风机电流', 'Induced draught fan current', 'A', 2, 'equipment', 1e5],
  ['g302', '稀释风机状态', 'Dilution fan state', '', 0, 'equipment', 100],
];

/**
 * What else is sent of a factor, under its code and a suffix: how it is named, and its unit where that is another one
 * (`total`: that of its amounts).
 */
export const DERIVED: readonly { suffix: string; zh: string; en: string; unit?: 'total' | 'none' | 'hours' }[] = [
  /** Converted to the reference oxygen content. */
  { suffix: 'Zs', zh: '（折算）', en: ' (converted)' },
  /** An amount that came without a mean. */
  { suffix: 'Cou', zh: '总量', en: ' (amount)', unit: 'total' },
  /** State of equipment, and how long it ran. */
  { suffix: 'RS', zh: '运行状态', en: ' (state)', unit: 'none' },
  { suffix: 'RT', zh: '运行时间', en: ' (run time)', unit: 'hours' },
  /** Of noise. */
  { suffix: 'Day', zh: '（昼间）', en: ' (day)' },
  { suffix: 'Night', zh: '（夜间）', en: ' (night)' },
];

export const FACTORS: readonly FactorRow[] = [...WATER, ...AIR, ...ORGANIC, ...NOISE];
