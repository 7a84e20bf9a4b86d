import { useCallback, useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { type AppError, toAppError } from '../../../shared/errors.ts';
import type { PlaceKind } from '../../../shared/records/index.ts';
import { useDesk } from '../../state/desk.ts';
import { hub } from '../../state/session.ts';
import { notifyError } from '../../ui/notify.ts';
import { useAreaQuestion } from './areaQuestion.ts';
import { type PlacedRecord, placedRecords } from './ringTable.ts';

const PAGE = 100;

interface ShapeAnswer {
  readonly error?: AppError | undefined;
  readonly waiting: boolean;
  /** Places of the pages that were read so far, in the hub's order. */
  readonly placed: readonly PlacedRecord[];
  /** Reads the next page. */
  readMore(): void;
  reload(): void;
}

/** Answers the area tab's question, and highlights what it names on the map. */
export function useAreaQuery(): ShapeAnswer {
  const { shape, kinds, text, answer } = useAreaQuestion();
  const [error, setError] = useState<AppError | undefined>();
  const [further, setFurther] = useState<readonly OutputOf<'area.query'>['places'][number][]>([]);
  const [round, setRound] = useState(0);

  // `round` asks the same question again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    setError(undefined);
    setFurther([]);
    if (!shape) return;
    let wanted = true;
    useAreaQuestion.setState({ answer: undefined });
    hub()
      .call('area.query', { shape, ...narrowed(kinds, text), limit: PAGE, ids: true })
      .then(
        (found) => {
          if (!wanted) return;
          useAreaQuestion.setState({ answer: found });
          useDesk.setState({ highlightedIds: new Set(found.ids) });
        },
        (failure: unknown) => wanted && setError(toAppError(failure)),
      );
    return () => {
      wanted = false;
    };
  }, [shape, kinds, text, round]);

  const readMore = useCallback(() => {
    if (!shape || !answer) return;
    const offset = answer.places.length + further.length;
    hub()
      .call('area.query', { shape, ...narrowed(kinds, text), offset, limit: PAGE })
      .then(({ places }) => {
        // Another question may have been asked meanwhile.
        if (useAreaQuestion.getState().answer === answer) setFurther((known) => [...known, ...places]);
      }, notifyError);
  }, [shape, kinds, text, answer, further]);

  return {
    error,
    waiting: shape !== undefined && !answer && !error,
    placed: placedRecords([...(answer?.places ?? []), ...further]),
    readMore,
    reload: () => setRound((count) => count + 1),
  };
}

function narrowed(kinds: readonly PlaceKind[], text: string): { kinds?: PlaceKind[]; text?: string } {
  return { ...(kinds.length > 0 ? { kinds: [...kinds] } : {}), ...(text.trim() === '' ? {} : { text }) };
}
