/** EEMUA 191 / IEC 62682: more than 10 alarms in 10 minutes are a flood for one operator. */
export const TEN_MINUTES_MS = 10 * 60_000;
export const FLOOD_ABOVE = 10;

export const isFlood = (inTenMinutes: number): boolean => inTenMinutes > FLOOD_ABOVE;

/**
 * Stretches in which every ten minutes hold more than 10 alarms: from the first alarm of the first such window to the last
 * of the last, overlapping ones joined.
 * @param times when alarms were raised, ascending, epoch ms
 */
export function floodsOf(times: readonly number[]): { from: number; to: number; count: number }[] {
  const floods: { first: number; last: number }[] = [];
  let first = 0;
  for (const [last, time] of times.entries()) {
    while ((times[first] ?? time) <= time - TEN_MINUTES_MS) first++;
    if (!isFlood(last - first + 1)) continue;
    const open = floods.at(-1);
    if (open && first <= open.last) open.last = last;
    else floods.push({ first, last });
  }
  return floods.map((flood) => ({
    from: times[flood.first] ?? 0,
    to: times[flood.last] ?? 0,
    count: flood.last - flood.first + 1,
  }));
}
