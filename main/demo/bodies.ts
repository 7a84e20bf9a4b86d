import type { PlaceRecord } from '../../shared/records/index.ts';
import type { Organisation } from '../../shared/records/organisation.ts';
import type { Team } from '../../shared/records/team.ts';
import type { CountyMap } from './counties.ts';
import { type DemoFirm, siteNear } from './firms.ts';
import type { Ground } from './ground.ts';
import { phone, shortName } from './names.ts';
import type { Park } from './parks.ts';
import { made, numbered, PRODUCERS } from './place.ts';
import { type LonLat, positionOf } from './plane.ts';
import { Dice } from './random.ts';

/** What each level of government has, and how its body is called. */
const BODIES: readonly (readonly [
  category: Organisation['category'],
  title: string,
  level: 'province' | 'city' | 'county',
])[] = [
  ['ecology', '生态环境', 'county'],
  ['emergency', '应急管理', 'county'],
  ['fire', '消防救援', 'county'],
  ['police', '公安', 'county'],
  ['health', '卫生健康', 'county'],
  ['government', '人民政府', 'city'],
  ['water', '水利', 'city'],
  ['traffic', '交通运输', 'city'],
  ['weather', '气象', 'city'],
  ['monitoring', '环境监测中心', 'city'],
  ['expert', '应急专家组', 'province'],
];
const OFFICE: Readonly<Record<'province' | 'city' | 'county', string>> = { province: '厅', city: '局', county: '局' };

export interface Body {
  readonly name: string;
  readonly category: Organisation['category'];
  readonly at: LonLat;
  readonly area: string;
  readonly parentName?: string;
  readonly level: 'province' | 'city' | 'county';
}

/** Bodies of the province, its cities and its counties. */
export function makeBodies(counties: CountyMap, ground: Ground): Body[] {
  const dice = new Dice('bodies');
  const cities = [...Map.groupBy(counties.counties, ({ city }) => city)];
  const capital = counties.counties[0]?.seat ?? [0, 0];
  const place = (at: LonLat, reach: number) => siteNear(at, dice, ground, 150, reach);
  const called = (area: string, title: string, category: Organisation['category'], level: Body['level']) =>
    category === 'government' || category === 'monitoring' || category === 'expert'
      ? `${area}（演示）${title}`
      : `${area}（演示）${title}${category === 'fire' ? (level === 'province' ? '总队' : level === 'city' ? '支队' : '大队') : OFFICE[level]}`;
  const bodies: Body[] = [];
  for (const [category, title] of BODIES)
    bodies.push({
      name: called('福建省', title, category, 'province'),
      category,
      at: place(capital, 2500),
      area: '福建省',
      level: 'province',
    });
  for (const [city, own] of cities) {
    for (const [category, title, lowest] of BODIES) {
      if (lowest === 'province') continue;
      const parentName = called('福建省', title, category, 'province');
      bodies.push({
        name: called(city, title, category, 'city'),
        category,
        at: place(own[0]?.seat ?? capital, 2500),
        area: city,
        parentName,
        level: 'city',
      });
    }
    for (const { name, seat } of own) {
      for (const [category, title, lowest] of BODIES) {
        if (lowest !== 'county') continue;
        const parentName = called(city, title, category, 'city');
        bodies.push({
          name: called(name, title, category, 'county'),
          category,
          at: place(seat, 1800),
          area: name,
          parentName,
          level: 'county',
        });
      }
    }
  }
  return bodies;
}

export function bodyRecords(bodies: readonly Body[]): PlaceRecord[] {
  return bodies.map(({ name, category, at, area, parentName }, i) =>
    made('organisation', PRODUCERS.emergency, {
      code: `JG${numbered(i + 1)}`,
      name,
      position: positionOf(at),
      address: `${area}演示路${(i % 200) + 1}号`,
      contact: { name: '演示值班室', phone: phone(500_000 + i) },
      category,
      ...(parentName === undefined ? {} : { parentName }),
      jurisdiction: area,
      dutyPhone: phone(510_000 + i),
    }),
  );
}

const SPECIALITIES = ['危化品处置', '大气扩散', '水文水质', '环境监测', '辐射防护', '消防救援', '医疗救治', '化工工艺'];

/** People to call: leaders and duty desks of the bodies, safety officers of the firms in the parks, experts. */
export function contactRecords(bodies: readonly Body[], firms: readonly DemoFirm[]): PlaceRecord[] {
  let number = 0;
  const person = (
    at: LonLat,
    fields: Pick<Parameters<typeof made<'contact'>>[2], 'category' | 'organisationName' | 'firmName' | 'post'>,
  ) => {
    number += 1;
    return made('contact', PRODUCERS.emergency, {
      code: `LX${numbered(number)}`,
      name: `演示人员${numbered(number)}`,
      position: positionOf(at),
      contact: { name: `演示人员${numbered(number)}`, phone: phone(600_000 + number) },
      ...fields,
    });
  };
  const official = bodies.flatMap(({ name, category, at, level }) => {
    if (category === 'expert')
      return Array.from({ length: 40 }, (_, i) =>
        person(at, {
          category: 'expert',
          organisationName: name,
          post: SPECIALITIES[i % SPECIALITIES.length] ?? '专家',
        }),
      );
    const duty = person(at, { category: 'duty', organisationName: name, post: '值班员' });
    if (level === 'county' && category !== 'ecology') return [duty];
    return [person(at, { category: 'leader', organisationName: name, post: '分管负责人' }), duty];
  });
  const safety = firms
    .filter(({ plant }) => plant)
    .map(({ at, name }) => person(at, { category: 'safety', firmName: name, post: '安全环保负责人' }));
  return [...official, ...safety];
}

const TEAMS: readonly (readonly [category: Team['category'], title: string, members: readonly [number, number]])[] = [
  ['fire', '消防救援站', [24, 48]],
  ['hazmat', '危化品处置队', [16, 36]],
  ['monitoring', '环境应急监测队', [8, 22]],
  ['medical', '医疗救护队', [10, 24]],
  ['engineering', '工程抢险队', [18, 50]],
];

/** Teams: every kind in the cities and at the parks, a fire station in every county. */
export function teamRecords(counties: CountyMap, parks: readonly Park[], ground: Ground): PlaceRecord[] {
  const dice = new Dice('teams');
  const cities = [...Map.groupBy(counties.counties, ({ city }) => city)].map(([city, own]) => ({
    name: city,
    at: own[0]?.seat ?? ([0, 0] as const),
  }));
  const full = [...parks.map(({ short, gate }) => ({ name: short, at: gate })), ...cities];
  const wanted = [
    ...full.flatMap(({ name, at }) => TEAMS.map((team) => ({ name, at, team }))),
    ...counties.counties.map(({ name, seat }) => ({ name, at: seat, team: TEAMS[0] })),
  ];
  return wanted.flatMap(({ name, at, team }, i) => {
    if (!team) return [];
    const [category, title, [low, high]] = team;
    return [
      made('team', PRODUCERS.emergency, {
        code: `DW${numbered(i + 1, 3)}`,
        name: `${shortName(name)}演示${title}${i + 1}`,
        position: positionOf(siteNear(at, dice, ground, 200, 2200)),
        contact: { name: '演示队长', phone: phone(700_000 + i) },
        category,
        members: dice.whole(low, high),
      }),
    ];
  });
}
