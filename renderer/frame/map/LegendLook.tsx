import type { LegendLook as Look } from '../../map/layers/layer.ts';
import { KindSymbol } from '../../ui/KindSymbol.tsx';

/** What the map draws for an entry of its legend: a symbol, a line or an area. Decoration beside its text. */
export function LegendLook({ look }: { readonly look: Look }) {
  if (look.type === 'symbol') return <KindSymbol name={look.symbol} />;
  return (
    <svg viewBox="0 0 24 16" width="1.5em" height="1em" aria-hidden="true" style={{ flex: 'none' }}>
      {look.type === 'area' ? (
        <rect
          x="1"
          y="1.5"
          width="22"
          height="13"
          rx="2"
          fill={look.fill}
          stroke={look.edge ?? 'none'}
          strokeWidth="1.6"
        />
      ) : (
        <>
          {look.casing !== undefined && (
            <line x1="0" y1="8" x2="24" y2="8" stroke={look.casing} strokeWidth={look.widthPx + 2.4} />
          )}
          <line
            x1="0"
            y1="8"
            x2="24"
            y2="8"
            stroke={look.colour}
            strokeWidth={look.widthPx}
            strokeDasharray={look.dash?.join(' ')}
          />
          {look.arrow && <path d="M16 8 8.5 3.6 10.6 8 8.5 12.4Z" fill={look.colour} />}
        </>
      )}
    </svg>
  );
}
