/** How a substance is kept. */
export type Storage = 'tank' | 'sphere' | 'horizontalTank' | 'warehouse';

/** A hazardous substance with what the generator needs of it. */
export interface Substance {
  readonly name: string;
  readonly cas: string;
  readonly storage: Storage;
  /** Density as it is stored, kg/m³ (20 °C, or as liquefied gas). */
  readonly density: number;
  /** Critical amount, tonnes. */
  readonly criticalT: number;
}

/**
 * Critical amounts as HJ 941-2018 annex A is commonly quoted. `confirmed` says that they were compared with the printed
 * standard: they were not.
 */
export const CRITICAL_AMOUNTS = { source: 'HJ 941-2018 附录 A（转引，未经核对）', confirmed: false } as const;

const row = (name: string, cas: string, storage: Storage, density: number, criticalT: number): Substance => ({
  name,
  cas,
  storage,
  density,
  criticalT,
});

const LIST: readonly Substance[] = [
  row('苯', '71-43-2', 'tank', 877, 10),
  row('甲苯', '108-88-3', 'tank', 867, 10),
  row('对二甲苯', '106-42-3', 'tank', 861, 10),
  row('苯乙烯', '100-42-5', 'tank', 906, 10),
  row('甲醇', '67-56-1', 'tank', 791, 10),
  row('丙烯腈', '107-13-1', 'tank', 806, 10),
  row('环己烷', '110-82-7', 'tank', 779, 10),
  row('乙酸', '64-19-7', 'tank', 1049, 10),
  row('乙酸乙酯', '141-78-6', 'tank', 902, 10),
  row('丙酮', '67-64-1', 'tank', 790, 10),
  row('苯酚', '108-95-2', 'tank', 1070, 5),
  row('硫酸', '7664-93-9', 'tank', 1831, 10),
  row('盐酸', '7647-01-0', 'tank', 1180, 7.5),
  row('硝酸', '7697-37-2', 'tank', 1400, 7.5),
  row('石脑油', '8030-30-6', 'tank', 720, 2500),
  row('柴油', '68334-30-5', 'tank', 840, 2500),
  row('汽油', '86290-81-5', 'tank', 740, 2500),
  row('原油', '8002-05-9', 'tank', 860, 2500),
  row('丙烯', '115-07-1', 'sphere', 515, 10),
  row('乙烯', '74-85-1', 'sphere', 568, 10),
  row('丁二烯', '106-99-0', 'sphere', 621, 10),
  row('液氨', '7664-41-7', 'sphere', 610, 5),
  row('环氧乙烷', '75-21-8', 'sphere', 882, 7.5),
  row('环氧丙烷', '75-56-9', 'sphere', 830, 10),
  row('丙烷', '74-98-6', 'sphere', 500, 10),
  row('氯乙烯', '75-01-4', 'sphere', 911, 5),
  row('液氯', '7782-50-5', 'horizontalTank', 1411, 1),
  row('氟化氢', '7664-39-3', 'horizontalTank', 987, 1),
  row('二氧化硫', '7446-09-5', 'horizontalTank', 1383, 2.5),
  row('氯化氢', '7647-01-0', 'horizontalTank', 1050, 2.5),
  row('氰化钠', '143-33-9', 'warehouse', 1596, 0.25),
  row('硝酸铵', '6484-52-2', 'warehouse', 1725, 50),
  row('铬酸酐', '1333-82-0', 'warehouse', 2700, 0.25),
  row('甲醛', '50-00-0', 'tank', 1090, 0.5),
];

/** Every substance of the demonstration, in a fixed order. */
export const SUBSTANCES: readonly Substance[] = LIST;

/** @throws Error for a name that is not in the list */
export function substanceNamed(name: string): Substance {
  const found = LIST.find((one) => one.name === name);
  if (!found) throw new Error(`no substance ${name}`);
  return found;
}
