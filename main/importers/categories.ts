import { records as en } from '../../shared/i18n/en/records.ts';
import { records as zh } from '../../shared/i18n/zh-CN/records.ts';
import { PLACE_KINDS, type PlaceKind, recordSchemas } from '../../shared/records/index.ts';

/** Words that lists use beside the catalogue's; a longer word wins over a shorter one inside it. */
const WORDS: Readonly<Partial<Record<PlaceKind, Readonly<Record<string, string>>>>> = {
  riskSource: {
    tank: '储罐 贮罐 罐区 罐 立式罐 卧式罐 tank tanks',
    sphere: '球罐 球形罐 球形储罐 sphere',
    warehouse: '仓库 库房 危废库 危废暂存间 危化品库 堆场 钢瓶 气瓶 warehouse store storage',
    reactor: '反应釜 反应器 装置 生产装置 车间 生产单元 reactor unit plant',
    pipeline: '管道 管线 管廊 长输管线 pipeline pipe',
    fuelStation: '加油站 加气站 加油加气站 加氢站 油库加油 fuel fuelstation petrolstation gasstation',
    other: '其他 其它 other',
  },
  shelter: {
    emergency: '紧急 应急避难 临时 应急 emergency',
    fixedShort: '短期 固定短期 short',
    fixedMedium: '中期 固定中期 medium',
    fixedLong: '长期 固定长期 long',
    central: '中心 central',
    other: '其他 其它 other',
  },
  sensitiveArea: {
    residents: '居民 居住 住宅 小区 社区 村 村庄 自然村 行政村 居民点 花园 公寓 宿舍 residential residents village',
    school: '学校 小学 中学 幼儿园 大学 学院 高中 初中 职校 技校 教育 托儿所 school kindergarten college university',
    hospital: '医院 卫生院 卫生所 诊所 医疗 卫生服务中心 卫生室 保健院 hospital clinic',
    careHome: '养老 养老院 敬老院 福利院 福利 老年 护理院 carehome nursinghome',
    intake: '取水口 水源地 饮用水 水厂 水源 饮用水源 自来水 intake waterworks',
    reserve: '保护区 自然保护 湿地 森林公园 风景名胜 生态红线 reserve protected',
    office: '政府 机关 行政 办公 派出所 村委会 管委会 office government',
    publicPlace: '商场 市场 超市 酒店 宾馆 车站 影院 体育馆 寺 教堂 公共场所 人员密集 广场 景区 publicplace hotel',
    other: '其他 其它 other',
  },
  team: {
    fire: '消防 消防救援 fire',
    hazmat: '危化 危化品 化学 处置 hazmat chemical',
    monitoring: '监测 监测站 monitoring',
    medical: '医疗 医疗救护 急救 卫生 medical ambulance',
    police: '公安 交警 警察 police',
    engineering: '工程 抢险 抢修 排水 堵漏 engineering',
    expert: '专家 expert experts',
    grid: '网格 网格员 grid',
    other: '其他 其它 other',
  },
};

export interface CategoryMatch {
  readonly category: string;
  /** False when only a part of the text was a known word. */
  readonly exact: boolean;
}

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_()-]+/g, '');

/** Folded word → category, longest words first. */
function vocabulary(kind: PlaceKind): readonly (readonly [word: string, category: string])[] {
  const titled = (category: string): string[] => {
    const key = `${kind}_${category}`;
    const titles: Readonly<Record<string, string>>[] = [zh, en];
    return titles.map((catalogue) => catalogue[key] ?? category);
  };
  return categoriesOf(kind)
    .flatMap((category) =>
      [category, ...titled(category), ...(WORDS[kind]?.[category] ?? '').split(' ')].map(
        (word) => [fold(word), category] as const,
      ),
    )
    .sort((a, b) => b[0].length - a[0].length);
}
const VOCABULARY: ReadonlyMap<string, ReturnType<typeof vocabulary>> = new Map(
  PLACE_KINDS.filter((kind) => categoriesOf(kind).length > 0).map((kind) => [kind, vocabulary(kind)]),
);

const vocabularyWords = (kind: PlaceKind) => VOCABULARY.get(kind) ?? [];

/** Categories of a kind; none for kinds that have none. */
function categoriesOf(kind: PlaceKind): readonly string[] {
  const { shape } = recordSchemas[kind];
  return 'category' in shape ? shape.category.options : [];
}

/** True for kinds whose places have categories. */
export function isCategorised(kind: PlaceKind): boolean {
  return VOCABULARY.has(kind);
}

/** The category that a text names, or undefined. Latin words must be whole words, Chinese ones may be part of a longer text. */
export function findCategory(kind: PlaceKind, text: string): CategoryMatch | undefined {
  const folded = fold(text);
  if (folded === '') return undefined;
  const exact = vocabularyWords(kind).find(([word]) => word === folded);
  if (exact) return { category: exact[1], exact: true };
  const inside = vocabularyWords(kind).find(
    ([word, category]) => category !== 'other' && containsWord(text, folded, word),
  );
  return inside && { category: inside[1], exact: false };
}

function containsWord(text: string, folded: string, word: string): boolean {
  if (/[\u4e00-\u9fff]/.test(word)) return folded.includes(word) && (word.length > 1 || folded.endsWith(word));
  return text
    .toLowerCase()
    .split(/[^a-z]+/)
    .includes(word);
}

/** 一般 / 较大 / 重大 in the spellings of lists, or undefined. */
export function findRiskGrade(text: string): 'general' | 'larger' | 'major' | undefined {
  const folded = fold(text);
  if (folded.includes('重大') || folded.startsWith('major')) return 'major';
  if (folded.includes('较大') || folded.startsWith('larger')) return 'larger';
  if (folded.includes('一般') || folded.startsWith('general')) return 'general';
  return undefined;
}
