/** What a plant makes: which substances it keeps, and which parts its site has. */
export interface PlantType {
  readonly key: string;
  readonly industry: string;
  /** Last part of the firm's name. */
  readonly trade: string;
  readonly tanks: readonly string[];
  readonly spheres: readonly string[];
  readonly vessels: readonly string[];
  readonly stored: readonly string[];
  /** Share of its free land that units take; the rest is tanks. */
  readonly process: number;
  readonly employees: readonly [low: number, high: number];
}

/** By the size of the plot: a whole block, half, a quarter. */
export const PLANT_TYPES: Readonly<Record<'whole' | 'half' | 'quarter', readonly PlantType[]>> = {
  whole: [
    {
      key: 'aromatics',
      industry: '石油化工',
      trade: '石化',
      tanks: ['苯', '甲苯', '对二甲苯', '石脑油'],
      spheres: ['丙烯', '丙烷'],
      vessels: [],
      stored: [],
      process: 0.42,
      employees: [420, 1300],
    },
    {
      key: 'olefins',
      industry: '石油化工',
      trade: '烯烃',
      tanks: ['石脑油', '苯乙烯', '苯', '甲醇'],
      spheres: ['乙烯', '丙烯', '丁二烯'],
      vessels: [],
      stored: [],
      process: 0.42,
      employees: [400, 1200],
    },
    {
      key: 'storage',
      industry: '危险化学品仓储',
      trade: '仓储',
      tanks: ['柴油', '汽油', '甲醇', '原油', '石脑油', '对二甲苯'],
      spheres: ['丙烷'],
      vessels: [],
      stored: [],
      process: 0.12,
      employees: [60, 180],
    },
  ],
  half: [
    {
      key: 'fine',
      industry: '精细化工',
      trade: '精细化工',
      tanks: ['甲醇', '甲苯', '乙酸', '丙酮', '盐酸'],
      spheres: [],
      vessels: ['液氯', '氯化氢'],
      stored: ['氰化钠'],
      process: 0.4,
      employees: [150, 480],
    },
    {
      key: 'materials',
      industry: '合成材料制造',
      trade: '新材料',
      tanks: ['丙烯腈', '苯乙烯', '环己烷', '苯酚'],
      spheres: ['环氧丙烷', '丁二烯'],
      vessels: [],
      stored: [],
      process: 0.38,
      employees: [180, 520],
    },
    {
      key: 'chlorine',
      industry: '基础化学原料制造',
      trade: '氯碱',
      tanks: ['盐酸', '硫酸'],
      spheres: ['氯乙烯'],
      vessels: ['液氯', '液氯'],
      stored: [],
      process: 0.4,
      employees: [220, 560],
    },
    {
      key: 'fertiliser',
      industry: '肥料制造',
      trade: '合成氨',
      tanks: ['硝酸', '硫酸', '甲醇'],
      spheres: ['液氨', '液氨'],
      vessels: [],
      stored: ['硝酸铵'],
      process: 0.38,
      employees: [200, 500],
    },
  ],
  quarter: [
    {
      key: 'fluorine',
      industry: '专用化学产品制造',
      trade: '氟化工',
      tanks: ['硫酸', '盐酸'],
      spheres: [],
      vessels: ['氟化氢', '氟化氢'],
      stored: [],
      process: 0.4,
      employees: [80, 220],
    },
    {
      key: 'coatings',
      industry: '涂料、油墨制造',
      trade: '涂料',
      tanks: ['甲苯', '乙酸乙酯', '丙酮'],
      spheres: [],
      vessels: [],
      stored: ['铬酸酐'],
      process: 0.3,
      employees: [60, 180],
    },
    {
      key: 'gas',
      industry: '工业气体',
      trade: '气体',
      tanks: ['甲醇'],
      spheres: ['丙烷'],
      vessels: ['二氧化硫', '氯化氢'],
      stored: [],
      process: 0.25,
      employees: [40, 120],
    },
    {
      key: 'resin',
      industry: '合成材料制造',
      trade: '树脂',
      tanks: ['苯酚', '甲醛', '甲醇', '苯乙烯'],
      spheres: [],
      vessels: [],
      stored: [],
      process: 0.35,
      employees: [80, 240],
    },
  ],
};
