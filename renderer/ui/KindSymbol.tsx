import { appearanceOf } from '../map/symbols/appearance.ts';
import type { SymbolName } from '../map/symbols/names.ts';
import { INK } from '../map/symbols/palette.ts';
import { GLYPHS, SHAPES } from '../map/symbols/shapes.ts';

interface KindSymbolProps {
  /** As in the map's atlas: `firm_none`, `riskSource_tank_none`, `sensitiveArea_school` … */
  readonly name: SymbolName;
  /** Side, in em. @default 1.25 */
  readonly sizeEm?: number;
}

/** The map's own symbol of a kind of thing, in lists and legends; decoration beside a text that says the same. */
export function KindSymbol({ name, sizeEm = 1.25 }: KindSymbolProps) {
  const { shape, fill, glyph, liftBy, hollow, badge } = appearanceOf(name);
  const path = GLYPHS[glyph];
  const side = `${sizeEm}em`;
  return (
    <svg viewBox="-1 -1 26 26" width={side} height={side} aria-hidden="true" style={{ flex: 'none' }}>
      <path d={SHAPES[shape]} fill={hollow ? INK.dark : fill} stroke={hollow ? fill : 'none'} strokeWidth={1.8} />
      {path !== undefined && (
        <path d={path} fill={hollow ? fill : INK.dark} fillRule="evenodd" transform={`translate(0 ${-liftBy})`} />
      )}
      {badge !== undefined && (
        <g transform="translate(20 4.2)">
          <circle r="5.6" fill={INK.dark} stroke={fill} strokeWidth={1.4} />
          <text fill={fill} fontSize="9" fontWeight="700" textAnchor="middle" dominantBaseline="central">
            {badge}
          </text>
        </g>
      )}
    </svg>
  );
}
