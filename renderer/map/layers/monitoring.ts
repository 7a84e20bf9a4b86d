import { OUTLET_CATEGORIES } from '../../../shared/records/outlet.ts';
import { categoryFilter, symbolLegend } from './filters.ts';
import { placeLayer } from './placeLayer.ts';

/** Outlets: a pentagon that points down. */
export const outlets = placeLayer({
  kind: 'outlet',
  group: 'monitoring',
  defaultVisible: false,
  nearM: 60_000,
  symbol: 'outlet_wasteWater',
  symbolOf: (outlet) => `outlet_${outlet.category}`,
  priorityOf: () => 27,
  legend: symbolLegend('outlet', OUTLET_CATEGORIES),
  filters: [categoryFilter('outlet', OUTLET_CATEGORIES)],
});
