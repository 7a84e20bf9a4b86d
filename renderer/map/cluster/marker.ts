import type { Position } from '../../../shared/geo.ts';
import type { SymbolName } from '../symbols/names.ts';

/** A thing drawn as a symbol at a position. */
export interface Marker {
  readonly id: string;
  readonly position: Position;
  readonly symbol: SymbolName;
  /** Name written beside the symbol at near zoom. */
  readonly label: string;
  /** Higher is drawn above and labelled first. */
  readonly priority: number;
}

/** The markers of one layer and the colour of its share in a cluster's ring. */
export interface MarkerSet {
  readonly layerId: string;
  readonly markers: readonly Marker[];
}
