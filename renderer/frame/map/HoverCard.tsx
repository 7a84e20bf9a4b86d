import { useMemo } from 'react';
import { kindOfId } from '../../../shared/records/index.ts';
import { useShownLists, useShownTimeMs } from '../../replay/useShownLists.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { hubNow } from '../../state/session.ts';
import { MoverHover } from '../../tracks/MoverHover.tsx';
import { movingOnMap } from '../../tracks/movingOnMap.ts';
import { glanceFacts, kindText } from './recordFacts.ts';

/** So near the top of the map the card goes below the pointer, CSS pixels. */
const FLIP_BELOW_PX = 96;

/** What is under the pointer, in two lines. */
export function HoverCard() {
  const t = useT();
  const id = useDesk((desk) => desk.hoverId);
  const at = useDesk((desk) => desk.hoverAt);
  const lists = useShownLists();
  const shownTimeMs = useShownTimeMs();
  const record = useMemo(() => {
    const kind = id === undefined ? undefined : kindOfId(id);
    return kind && lists[kind].find((candidate) => candidate.id === id);
  }, [id, lists]);
  const isTracked = !record && id !== undefined && movingOnMap.rowOf(id) !== undefined;
  if (!at || (!isTracked && (!record || !('name' in record)))) return null;
  return (
    <div
      className={`om-hover${at.y < FLIP_BELOW_PX ? ' below' : ''}`}
      data-testid="hover-card"
      aria-hidden="true"
      style={{ left: at.x, top: at.y }}
    >
      {record && 'name' in record ? (
        <>
          <strong>{record.name}</strong>
          <span>{[kindText(record, t), ...glanceFacts(record, shownTimeMs ?? hubNow(), t)].join(' · ')}</span>
        </>
      ) : (
        <MoverHover id={id ?? ''} />
      )}
    </div>
  );
}
