import type { MapData } from '../../../renderer/map/api.ts';
import { destination, type Position } from '../../../shared/geo.ts';
import type { Alarm } from '../../../shared/records/alarm.ts';
import type { Incident } from '../../../shared/records/incident.ts';
import { PLACE_KINDS } from '../../../shared/records/index.ts';
import { RISK_SOURCE_CATEGORIES } from '../../../shared/records/riskSource.ts';
import { SENSITIVE_AREA_CATEGORIES } from '../../../shared/records/sensitiveArea.ts';
import type { Task } from '../../../shared/records/task.ts';
import { TEAM_CATEGORIES } from '../../../shared/records/team.ts';

/** Towns of Fujian round which the harness scatters records: longitude, latitude, weight. */
const TOWNS: readonly [number, number, number][] = [
  [119.3, 26.08, 10],
  [118.09, 24.49, 10],
  [118.6, 24.9, 10],
  [117.65, 24.52, 6],
  [119.0, 25.44, 5],
  [117.63, 26.26, 4],
  [118.18, 26.64, 3],
  [117.02, 25.08, 3],
  [119.53, 26.67, 3],
  [117.58, 23.93, 3],
  [118.92, 25.06, 3],
  [119.45, 25.6, 3],
];
export const PARK: Position = { lon: 117.575, lat: 23.925 };

/** A repeatable stream of numbers in [0, 1). */
export function randomStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function scatter(random: () => number): Position {
  const total = TOWNS.reduce((sum, [, , weight]) => sum + weight, 0);
  const pick = random() * total;
  const sums = TOWNS.map((_, i) => TOWNS.slice(0, i + 1).reduce((sum, [, , weight]) => sum + weight, 0));
  const town = TOWNS[sums.findIndex((sum) => pick <= sum)];
  const centre = { lon: town?.[0] ?? 118, lat: town?.[1] ?? 25 };
  return destination(centre, random() * 360, 28_000 * random() ** 1.7);
}

function squareRound(centre: Position, halfM: number): number[][] {
  const ring = [45, 135, 225, 315, 45].map((bearing) => destination(centre, bearing, halfM));
  return ring.map(({ lon, lat }) => [lon, lat]);
}

/** Places as many as asked, spread like a province's: towns dense, hills empty. */
export function makePlaces(count: number): MapData['places'] {
  const random = randomStream(7);
  const provenance = { producer: 'harness', demo: true };
  const pick = <Item>(items: readonly Item[], fallback: Item): Item =>
    items[Math.floor(random() * items.length)] ?? fallback;
  const grades = ['general', 'general', 'larger', 'major', undefined] as const;
  const make = <Item>(share: number, one: (i: number, position: Position) => Item): Item[] =>
    Array.from({ length: Math.round(count * share) }, (_, i) =>
      one(i, i % 40 === 0 ? destination(PARK, random() * 360, 3_000 * random()) : scatter(random)),
    );
  const none = Object.fromEntries(PLACE_KINDS.map((kind) => [kind, []])) as unknown as MapData['places'];
  return {
    ...none,
    firm: make(0.1, (i, position) => {
      const riskGrade = pick(grades, undefined);
      return { id: `firm:f${i}`, name: `化工企业${i}`, position, provenance, ...(riskGrade ? { riskGrade } : {}) };
    }),
    riskSource: make(0.5, (i, position) => {
      const riskGrade = pick(grades, undefined);
      return {
        id: `riskSource:r${i}`,
        name: `储罐 T-${i}`,
        category: pick(RISK_SOURCE_CATEGORIES, 'tank'),
        position,
        provenance,
        ...(riskGrade ? { riskGrade } : {}),
      };
    }),
    supply: make(0.03, (i, position) => ({ id: `supply:s${i}`, name: `物资库${i}`, items: [], position, provenance })),
    shelter: make(0.08, (i, position) => ({
      id: `shelter:h${i}`,
      name: `避难场所${i}`,
      category: pick(['emergency', 'fixedShort', 'central'] as const, 'emergency'),
      position,
      provenance,
    })),
    sensitiveArea: make(0.27, (i, position) => ({
      id: `sensitiveArea:a${i}`,
      name: `第${i}中学`,
      category: pick(SENSITIVE_AREA_CATEGORIES, 'school'),
      position,
      provenance,
      ...(i % 4 === 0
        ? { geometry: { type: 'Polygon' as const, coordinates: [squareRound(position, 150 + 500 * random())] } }
        : {}),
    })),
    team: make(0.02, (i, position) => ({
      id: `team:t${i}`,
      name: `应急队${i}`,
      category: pick(TEAM_CATEGORIES, 'fire'),
      position,
      provenance,
    })),
  };
}

export const INCIDENT: Incident = {
  id: 'incident:i1',
  name: '古雷石化罐区泄漏',
  position: PARK,
  state: 'responding',
  informationSource: 'alarm',
  occurredAt: 1_760_000_000_000,
  openedAt: 1_760_000_000_000,
  openedBy: 'user:u1',
  radiiM: [500, 3_000, 5_000],
};

export const ALARM: Alarm = {
  id: 'alarm:a1',
  name: '氯气浓度超标',
  priority: 'high',
  state: 'raised',
  position: destination(PARK, 60, 2_100),
  source: 'station',
  raisedAt: 1_760_000_000_000,
  raisedBy: 'user:u1',
  stateAt: 1_760_000_000_000,
  stateBy: 'user:u1',
};

/** One task to each of the nearest teams, in different states. */
export function makeTasks(places: MapData['places']): Task[] {
  const states = ['sent', 'acknowledged', 'underway', 'done'] as const;
  const near = [...places.team].sort((a, b) => spread(a.position) - spread(b.position)).slice(0, states.length);
  return near.map((team, i) => ({
    id: `task:k${i}`,
    incidentId: INCIDENT.id,
    title: ['现场监测', '封控警戒', '堵漏处置', '人员疏散'][i] ?? '现场监测',
    assignee: { kind: 'team', id: team.id, name: team.name },
    state: states[i] ?? 'sent',
    sentAt: INCIDENT.openedAt,
    sentBy: 'user:u1',
    stateAt: INCIDENT.openedAt,
    stateBy: 'user:u1',
  }));
}

function spread({ lon, lat }: Position): number {
  return Math.hypot(lon - PARK.lon, lat - PARK.lat);
}
