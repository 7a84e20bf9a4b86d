export { declutter, type LabelBox } from './declutter.ts';
export { drawBaseMap, heightFor } from './drawBaseMap.ts';
export { groundHeightM, isLand } from './ground.ts';
export { BaseMapImageryProvider } from './imageryProvider.ts';
export { labelsAt, type PlaceLabel } from './labels.ts';
export { type BaseMapData, loadBaseMap } from './load.ts';
export type { Viewport } from './trace.ts';
