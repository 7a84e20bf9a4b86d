import { MOST_IDS } from '../../shared/contract/area.ts';
import type { OutputOf, ParsedInputOf } from '../../shared/contract/index.ts';
import { unpackOutline } from '../../shared/geo/outline.ts';
import type { Placement } from '../../shared/geo/region.ts';
import { PLACE_KINDS, type PlaceKind } from '../../shared/records/index.ts';
import { matchRecord } from '../../shared/search/match.ts';
import { readQuery } from '../../shared/search/query.ts';
import type { PlaceRow } from '../store/placeRows.ts';
import type { ReadView } from '../store/types.ts';
import { resolveShape } from './areaShape.ts';
import { AreaSumming } from './areaSums.ts';

type Input = ParsedInputOf<'area.query'>;
type Output = OutputOf<'area.query'>;

interface Inside extends Placement {
  readonly place: PlaceRow;
}

/**
 * Everything that a shape holds or touches: counted, summed, sorted.
 * @throws AppError record.notFound, area.noOutline, area.noLine
 */
export function areaQuery(view: ReadView, input: Input): Output {
  const { region, geometry } = resolveShape(view, input.shape);
  const wanted = narrowing(view, input);
  const inside: Inside[] = [];
  const counts = new Map<string, { kind: PlaceKind; category?: string; count: number }>();
  const sums = new AreaSumming(region);
  for (const place of view.placeRows(region.boxes, input.kinds)) {
    const outline = place.outline === null ? undefined : unpackOutline(place.outline);
    const placement = outline ? region.outline(outline) : region.point(place.lon, place.lat);
    if (!placement || !wanted(place)) continue;
    inside.push({ place, ...placement });
    sums.add(place, outline);
    const key = `${place.kind}_${place.category ?? ''}`;
    const known = counts.get(key);
    if (known) known.count++;
    else {
      counts.set(key, { kind: place.kind, ...(place.category === null ? {} : { category: place.category }), count: 1 });
    }
  }
  inside.sort((a, b) => (a.alongM ?? 0) - (b.alongM ?? 0) || a.distanceM - b.distanceM || a.place.row - b.place.row);
  return {
    total: inside.length,
    counts: [...counts.values()].sort(
      (a, b) => PLACE_KINDS.indexOf(a.kind) - PLACE_KINDS.indexOf(b.kind) || b.count - a.count,
    ),
    sums: sums.result(view),
    places: pageOf(view, inside.slice(input.offset, input.offset + input.limit)),
    ...(input.ids ? { ids: inside.slice(0, MOST_IDS).map(({ place }) => place.id) } : {}),
    idsCut: input.ids && inside.length > MOST_IDS,
    ...(region.areaM2 === undefined ? {} : { areaM2: region.areaM2 }),
    ...(region.lengthM === undefined ? {} : { lengthM: region.lengthM }),
    ...(geometry === undefined ? {} : { geometry }),
  };
}

function pageOf(view: ReadView, page: readonly Inside[]): Output['places'] {
  return page.flatMap(({ place, distanceM, alongM }) =>
    view
      .recordsOfRows([place.row])
      .map((record) => ({ record, distanceM, ...(alongM === undefined ? {} : { alongM: Math.max(0, alongM) }) })),
  );
}

/** Whether a place is of the asked categories and answers the asked text. */
function narrowing(view: ReadView, { categories, text, shape }: Input): (place: PlaceRow) => boolean {
  const query = readQuery(text ?? '');
  const named = categories && new Set(categories);
  const narrowed = categories && new Set(categories.map((category) => category.slice(0, category.indexOf('_'))));
  // What a question is about is not an answer to it.
  const self = shape.kind === 'inside' || shape.kind === 'along' ? shape.id : undefined;
  return (place) => {
    if (narrowed?.has(place.kind) && !named?.has(`${place.kind}_${place.category}`)) return false;
    if (query.words.length > 0 && !matchRecord(query, view.textsOfRow(place.row))) return false;
    return place.id !== self;
  };
}
