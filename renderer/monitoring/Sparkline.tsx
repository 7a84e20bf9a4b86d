import type { HistoryPoint } from './history/series.ts';
import { sparkPaths } from './sparkPaths.ts';

interface SparklineProps {
  readonly points: readonly HistoryPoint[];
  readonly bucketMs: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** The limit, drawn when it lies within the picture. */
  readonly limit: number | undefined;
  /** What it shows, for screen readers. */
  readonly label: string;
}

const [WIDTH, HEIGHT] = [96, 22];

/** A day of values as a line without axes; gaps stay gaps. */
export function Sparkline({ points, bucketMs, fromMs, toMs, limit, label }: SparklineProps) {
  const { lines, limitY } = sparkPaths(points, { bucketMs, fromMs, toMs, limit, width: WIDTH, height: HEIGHT });
  return (
    <svg
      className="mon-spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {limitY !== undefined && (
        <line
          x1="0"
          x2={WIDTH}
          y1={limitY}
          y2={limitY}
          stroke="var(--om-red)"
          strokeDasharray="3 3"
          strokeWidth="1"
          vectorEffect="non-scaling-stroke"
        />
      )}
      {lines.map((d) => (
        <path
          key={d}
          d={d}
          fill="none"
          stroke="var(--om-accent)"
          strokeWidth="1.4"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}
