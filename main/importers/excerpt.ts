const LENGTH = 60;

/** A short text of any value for a remark; deep and long values are cut. */
export function excerpt(value: unknown): string {
  return shown(value, 4).slice(0, LENGTH);
}

function shown(value: unknown, depth: number): string {
  if (typeof value === 'string') return value.slice(0, LENGTH);
  if (typeof value !== 'object' || value === null) return String(value);
  if (depth === 0) return '…';
  if (Array.isArray(value))
    return `[${value
      .slice(0, 8)
      .map((one) => shown(one, depth - 1))
      .join(',')}]`;
  const entries = Object.entries(value).slice(0, 8);
  return `{${entries.map(([key, one]) => `${key}: ${shown(one, depth - 1)}`).join(', ')}}`;
}
