import type { PlaceRecord } from '../../shared/records/index.ts';
import type { Installation } from '../../shared/records/installation.ts';
import type { RiskSource } from '../../shared/records/riskSource.ts';
import { type DemoFirm, siteNear } from './firms.ts';
import type { Ground } from './ground.ts';
import { GRADE_MATRIX, gradeOf } from './hj941.ts';
import { shortName } from './names.ts';
import { made, numbered, PRODUCERS } from './place.ts';
import { Frame, type LonLat, positionOf, rounded } from './plane.ts';
import { plotPoint } from './plants.ts';
import { Dice } from './random.ts';
import { CRITICAL_AMOUNTS, type Substance, substanceNamed } from './substances.ts';
import type { Town } from './towns.ts';

/** Risk sources of the province. */
export const RISK_SOURCES = 3450;

export interface Risk {
  readonly name: string;
  readonly at: LonLat;
  readonly category: RiskSource['category'];
  readonly substance: Substance;
  readonly amountKg: number;
  readonly firm?: DemoFirm;
  readonly producer: string;
}

/** Kinds of installations that are risk sources, and as which. */
const AS_RISK: Readonly<Partial<Record<Installation['category'], RiskSource['category']>>> = {
  tank: 'tank',
  sphere: 'sphere',
  horizontalTank: 'tank',
  warehouse: 'warehouse',
  reactor: 'reactor',
};

/** Those of the parks' installations, and of all other firms. */
export function firmRisks(firms: readonly DemoFirm[]): Risk[] {
  const dice = new Dice('risks');
  return [...firms.flatMap(inPlant), ...firms.flatMap((firm) => inYard(firm, dice))].slice(0, RISK_SOURCES - 300);
}

/** Filling stations: as many as are missing from the number of all. */
export function stationRisks(count: number, towns: readonly Town[], ground: Ground): Risk[] {
  const dice = new Dice('filling stations');
  const petrol = substanceNamed('汽油');
  const places = towns.filter(({ rank }) => rank !== 'village');
  return Array.from({ length: count }, (_, i): Risk => {
    const town = places[i % places.length];
    if (!town) throw new Error('no towns');
    return {
      name: `${shortName(town.name)}演示第${i + 1}加油站`,
      at: siteNear(town.at, dice, ground, 250, town.rank === 'seat' ? 2200 : 900),
      category: 'fuelStation',
      substance: petrol,
      amountKg: dice.whole(30, 95) * 1000,
      producer: `${town.county.city}（演示）应急管理局`,
    };
  });
}

function inPlant(firm: DemoFirm): Risk[] {
  const { plant } = firm;
  if (!plant) return [];
  return plant.parts.flatMap(({ tag, title, category, u, v, substance, amountKg }) => {
    const as = AS_RISK[category];
    if (!as || !substance || amountKg === undefined) return [];
    const at = plotPoint(plant.park, plant.plot, u, v);
    return [
      { name: `${firm.short} ${tag} ${title}`, at, category: as, substance, amountKg, firm, producer: firm.producer },
    ];
  });
}

/** What a firm outside the parks keeps: a tank or a store for each substance, some of them twice. */
function inYard(firm: DemoFirm, dice: Dice): Risk[] {
  if (firm.plant) return [];
  const frame = new Frame(firm.at, dice.between(0, 90));
  return firm.keeps.flatMap((name) => {
    const substance = substanceNamed(name);
    return Array.from({ length: dice.chance(0.35) ? 2 : 1 }, (_, i): Risk => {
      const isStored = substance.storage === 'warehouse';
      const amountKg = rounded(
        substance.criticalT * 1000 * 10 ** dice.between(-1.6, substance.criticalT > 100 ? -1 : 0.9),
        -1,
      );
      return {
        name: `${firm.short}${name}${isStored ? '仓库' : '储罐'}${i + 1}号`,
        at: frame.at(dice.between(-30, 30), dice.between(-28, 28)),
        category: isStored ? 'warehouse' : 'tank',
        substance,
        amountKg: Math.max(20, amountKg),
        firm,
        producer: firm.producer,
      };
    });
  });
}

const ratioOf = ({ amountKg, substance }: Risk): number => amountKg / (substance.criticalT * 1000);

/** Q of each firm by its code: the sum over its risk sources. */
export function ratiosOf(risks: readonly Risk[]): Map<string, number> {
  const ratios = new Map<string, number>();
  for (const risk of risks) {
    if (risk.firm) ratios.set(risk.firm.code, (ratios.get(risk.firm.code) ?? 0) + ratioOf(risk));
  }
  return ratios;
}

export function riskRecords(risks: readonly Risk[]): PlaceRecord[] {
  return risks.map((risk, i) => {
    const { name, at, category, substance, amountKg, firm, producer } = risk;
    const processLevel = firm?.processLevel ?? 'M1';
    const receptorLevel = firm?.receptorLevel ?? 'E2';
    return made('riskSource', producer || PRODUCERS.ecology, {
      code: `FX${numbered(i + 1)}`,
      name,
      position: positionOf(at),
      remark: `演示数据；临界量：${CRITICAL_AMOUNTS.source}；等级：${GRADE_MATRIX.source}`,
      category,
      ...(firm ? { firmName: firm.name } : {}),
      substance: substance.name,
      casNumber: substance.cas,
      amountKg,
      criticalAmountKg: substance.criticalT * 1000,
      processLevel,
      receptorLevel,
      riskGrade: gradeOf(ratioOf(risk), processLevel, receptorLevel),
    });
  });
}
