import { type DataFlag, VERDICT } from '../telemetry/reading.ts';

/** Flags that say the value is not a measurement of what is there now (HJ 212-2017): all but N and none. */
export const isFlagged = (flag: DataFlag): boolean => flag !== '' && flag !== 'N';

/**
 * J1: a reading with one of these never raises, keeps up or clears a pollution alarm: the device itself disowns it, it is
 * impossible, it stands still, or there was no emission that it could belong to.
 *
 * An outlier or a jumpy value is NOT among them: a real accident is exactly that. It is marked, told in the alarm's text,
 * and the rule's on-delay asks for a second reading.
 */
export const VETO = VERDICT.flagged | VERDICT.invalid | VERDICT.constant | VERDICT.condition;

/** Marks that make a stretch suspicious; an exceedance alone is news, not a sign of bad data. */
export const SUSPICIOUS = VETO | VERDICT.fluctuation | VERDICT.outlier;

/** True when an alarm may rest on a reading with this verdict. */
export const isBelieved = (verdict: number): boolean => (verdict & VETO) === 0;
