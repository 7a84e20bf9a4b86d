import type { SearchHit } from '../../../shared/contract/search.ts';
import { isPlaceKind } from '../../../shared/records/index.ts';
import { formatDistance } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { KindSymbol } from '../../ui/KindSymbol.tsx';
import { markedPieces, symbolOfHit } from './hitGroups.ts';

/** A text with what answered in it marked. */
function Marked({ text, ranges }: { readonly text: string; readonly ranges: SearchHit['nameRanges'] }) {
  return markedPieces(text, ranges).map((piece) =>
    piece.marked ? <mark key={piece.at}>{piece.text}</mark> : <span key={piece.at}>{piece.text}</span>,
  );
}

/** One record that was found: symbol, name, what it is, and the field that answered when it was not the name. */
export function HitRow({ hit }: { readonly hit: SearchHit }) {
  const t = useT();
  const { kind, category, matched, detail, distanceM } = hit;
  const what = isPlaceKind(kind) && category !== undefined ? `records.${kind}_${category}` : `records.${kind}`;
  return (
    <>
      <KindSymbol name={symbolOfHit(hit)} />
      <span className="om-hit-main">
        <span className="om-search-name">
          <Marked text={hit.name} ranges={hit.nameRanges} />
        </span>
        <span className="om-hit-about">
          {matched ? (
            <>
              {t(`search.field_${matched.field}`)}: <Marked text={matched.text} ranges={matched.ranges} />
            </>
          ) : (
            detail
          )}
        </span>
      </span>
      <span className="om-hit-side">
        <span>{t(what)}</span>
        {distanceM !== undefined && <span className="number">{formatDistance(distanceM)}</span>}
      </span>
    </>
  );
}
