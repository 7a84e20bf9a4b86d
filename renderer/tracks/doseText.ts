/** A dose rate in the unit that reads best. @param usvH microsievert an hour */
export function doseText(usvH: number): string {
  if (usvH >= 1e6) return `${short(usvH / 1e6)} Sv/h`;
  if (usvH >= 1e3) return `${short(usvH / 1e3)} mSv/h`;
  return `${short(usvH)} µSv/h`;
}

/** An activity in the unit that reads best. */
export function activityText(becquerel: number): string {
  const units = [
    [1e15, 'PBq'],
    [1e12, 'TBq'],
    [1e9, 'GBq'],
    [1e6, 'MBq'],
    [1e3, 'kBq'],
  ] as const;
  const [size, unit] = units.find(([from]) => becquerel >= from) ?? [1, 'Bq'];
  return `${short(becquerel / size)} ${unit}`;
}

function short(value: number): string {
  if (value === 0) return '0';
  return Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 3 });
}
