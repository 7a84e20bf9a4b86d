import type { SearchHit } from '../../../shared/contract/search.ts';
import type { Position } from '../../../shared/geo.ts';

/** Something that can be chosen in the list of the search box. */
export type Option =
  | { readonly type: 'hit'; readonly hit: SearchHit }
  | { readonly type: 'position'; readonly position: Position }
  | { readonly type: 'recent'; readonly text: string };
