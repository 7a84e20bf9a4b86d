import type { OutputOf, ParsedInputOf } from '../../shared/contract/index.ts';
import { distanceM } from '../../shared/geo.ts';
import { isSearched, SEARCHED_KINDS, type SearchedKind } from '../../shared/search/fields.ts';
import { type Match, matchRecord, rangesIn } from '../../shared/search/match.ts';
import { readQuery, type SearchQuery } from '../../shared/search/query.ts';
import type { Candidate } from '../store/directoryView.ts';
import type { Service, ServiceDeps } from './service.ts';

type Input = ParsedInputOf<'search.find'>;
type Hit = OutputOf<'search.find'>['hits'][number];

/** Kinds of which there are few, and that people mean before a tank that is called after them. */
const FIRST: readonly SearchedKind[] = [
  'incident',
  'firm',
  'park',
  'organisation',
  'team',
  'supply',
  'station',
  'vehicle',
  'mobileSource',
  'task',
];

/** Kinds that are many and that people mean last: what they are called after comes before them. */
const LAST: readonly SearchedKind[] = ['road', 'drain', 'gridCell', 'populationBlock', 'land'];

/** Largest share of the answer that one kind may take while others answer too. */
const KIND_SHARE = 0.4;

/** Fields that say where or whose a thing is, the most telling first. */
const DETAIL_FIELDS = ['address', 'firmName', 'organisationName', 'riverName', 'parkName', 'fileName', 'code'];

interface Ranked {
  readonly candidate: Candidate & { readonly kind: SearchedKind };
  readonly match: Match;
  readonly distanceM: number | undefined;
  readonly name: string;
}

/** The one search box over everything that has a name. */
export function searchService({ store }: ServiceDeps): Service {
  return {
    'search.find': (input) => {
      const query = readQuery(input.text);
      if (query.words.length === 0) return { hits: [], more: false };
      const candidates = store.view.candidates({ query, kinds: input.kinds, first: FIRST, near: input.near });
      const ranked = candidates.flatMap((candidate) => rankedOf(candidate, query, input) ?? []).sort(compare);
      const chosen = shared(ranked, input.limit);
      return { hits: chosen.map(hitOf), more: ranked.length > chosen.length };
    },
  };
}

function rankedOf(candidate: Candidate, query: SearchQuery, { near }: Input): Ranked | undefined {
  const { kind, fields, position } = candidate;
  if (!isSearched(kind)) return undefined;
  const match = matchRecord(query, fields);
  if (!match) return undefined;
  const [name] = fields;
  return {
    candidate: { ...candidate, kind },
    match,
    distanceM: near && position ? distanceM(near, position) : undefined,
    name: name?.text ?? '',
  };
}

/** Better answers first; among equals the kinds that people mean first, and of those the nearest, then short names. */
function compare(a: Ranked, b: Ranked): number {
  return (
    b.match.score - a.match.score ||
    turnOf(a.candidate.kind) - turnOf(b.candidate.kind) ||
    (a.distanceM ?? Number.MAX_VALUE) - (b.distanceM ?? Number.MAX_VALUE) ||
    SEARCHED_KINDS.indexOf(a.candidate.kind) - SEARCHED_KINDS.indexOf(b.candidate.kind) ||
    a.name.length - b.name.length ||
    (a.candidate.id < b.candidate.id ? -1 : 1)
  );
}

function turnOf(kind: SearchedKind): number {
  return FIRST.includes(kind) ? 0 : LAST.includes(kind) ? 2 : 1;
}

/** The best of all, where no kind crowds the others out; room that is left is given back. */
function shared(ranked: readonly Ranked[], limit: number): readonly Ranked[] {
  if (ranked.length <= limit) return ranked;
  const most = Math.ceil(limit * KIND_SHARE);
  const counts = new Map<string, number>();
  const within = new Set<Ranked>();
  for (const entry of ranked) {
    const count = counts.get(entry.candidate.kind) ?? 0;
    if (count >= most) continue;
    counts.set(entry.candidate.kind, count + 1);
    within.add(entry);
    if (within.size === limit) break;
  }
  for (const entry of ranked) {
    if (within.size === limit) break;
    within.add(entry);
  }
  return ranked.filter((entry) => within.has(entry));
}

function hitOf({ candidate, match, distanceM: distance, name }: Ranked): Hit {
  const { id, kind, category, fields, position } = candidate;
  const [nameField] = fields;
  const answered = match.found.find(({ field }) => field !== 'name');
  const other = answered && fields.find(({ field }) => field === answered.field);
  const detail = DETAIL_FIELDS.map((field) => fields.find((entry) => entry.field === field)).find(
    (field) => field !== undefined && field !== other,
  );
  return {
    id,
    kind,
    name,
    nameRanges: nameField ? rangesIn(nameField, match) : [],
    ...(category === null ? {} : { category }),
    ...(detail ? { detail: detail.text } : {}),
    ...(other ? { matched: { field: other.field, text: other.text, ranges: rangesIn(other, match) } } : {}),
    ...(position ? { position } : {}),
    ...(distance === undefined ? {} : { distanceM: distance }),
  };
}
