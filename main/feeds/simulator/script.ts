/** The scripted incident (演示事故): who discharges, where it is seen downstream, and how long the water takes. */
export interface Script {
  /** Device number of the firm's waste water point. */
  readonly outlet: string;
  /** Device number of the river station downstream. */
  readonly river: string;
  readonly travelMs: number;
}

const MINUTE_MS = 60_000;
/** How a discharge goes, after its start: it rises, stands and falls. */
const RISE_MS = 8 * MINUTE_MS;
const STANDS_MS = 70 * MINUTE_MS;
const FALL_MS = 60 * MINUTE_MS;
/** In the river everything is smeared out. */
const SMEAR = 1.6;
/** While it lasts, and some time before, the two points report every minute. */
export const SCRIPT_LASTS_MS = RISE_MS + STANDS_MS + FALL_MS;

/** What a factor becomes at the height of the incident: the healthy value moves towards this. */
const AT_OUTLET: Readonly<Record<string, number>> = { w01018: 860, w21003: 78, w21001: 118, w21011: 2.4, w01001: 8.7 };
const IN_RIVER: Readonly<Record<string, number>> = {
  w01019: 14.5,
  w21003: 3.6,
  w21011: 0.42,
  w01009: 3.1,
  w01014: 690,
};

/** 0 to 1: how far the incident has gone, `since` its start. */
function strength(since: number, smear: number): number {
  if (since <= 0) return 0;
  const rise = RISE_MS * smear;
  if (since < rise) return ease(since / rise);
  if (since < rise + STANDS_MS) return 1;
  return 1 - ease(Math.min(1, (since - rise - STANDS_MS) / (FALL_MS * smear)));
}

const ease = (part: number): number => part * part * (3 - 2 * part);

/** A value as the incident changes it. @param startedAt when the discharge began; undefined: there is none */
export function scripted(
  value: number,
  of: { readonly script: Script | undefined; readonly deviceCode: string; readonly factor: string },
  at: number,
  startedAt: number | undefined,
): number {
  const { script, deviceCode, factor } = of;
  if (!script || startedAt === undefined) return value;
  const isOutlet = deviceCode === script.outlet;
  const peak = isOutlet ? AT_OUTLET[factor] : deviceCode === script.river ? IN_RIVER[factor] : undefined;
  if (peak === undefined) return value;
  const share = isOutlet ? strength(at - startedAt, 1) : strength(at - startedAt - script.travelMs, SMEAR);
  return value + (peak - value) * share;
}

/** Whether a device reports every minute now. */
export function reportsOften(script: Script | undefined, deviceCode: string, at: number, startedAt?: number): boolean {
  if (!script || startedAt === undefined) return false;
  if (deviceCode !== script.outlet && deviceCode !== script.river) return false;
  return at >= startedAt - 10 * MINUTE_MS && at <= startedAt + SCRIPT_LASTS_MS + script.travelMs + 60 * MINUTE_MS;
}
