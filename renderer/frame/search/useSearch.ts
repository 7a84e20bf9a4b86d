import { useEffect, useState } from 'react';
import type { SearchHit } from '../../../shared/contract/search.ts';
import { type AppError, toAppError } from '../../../shared/errors.ts';
import { useShownLists } from '../../replay/useShownLists.ts';
import { hub, useSession } from '../../state/session.ts';
import { mapHandle } from '../map/mapControl.ts';
import { findPlaces } from './findPlaces.ts';

/** What the search box shows for what is typed. */
export interface Found {
  /** What the hits answer: behind what is typed while the next answer is on its way. */
  readonly text: string;
  readonly hits: readonly SearchHit[];
  readonly more: boolean;
  /** The hub cannot be asked: only what this page keeps was looked through. */
  readonly offline?: boolean | undefined;
  readonly error?: AppError | undefined;
}

/** Typing faster than this asks once, ms. */
const PAUSE_MS = 90;
const LIMIT = 40;
const NOTHING: Found = { text: '', hits: [], more: false };

/**
 * Searches as it is typed. R1: an answer that comes after a later one was asked for is dropped.
 * @param text empty asks nothing
 */
export function useSearch(text: string): { readonly found: Found; readonly waiting: boolean } {
  const lists = useShownLists();
  const online = useSession((session) => session.connection === 'online');
  const [found, setFound] = useState<Found>(NOTHING);
  // Offline the page's own lists answer; online a change of them must not ask the hub again.
  const own = online ? undefined : lists;
  useEffect(() => {
    if (text === '') {
      setFound(NOTHING);
      return;
    }
    if (own) {
      setFound({ text, hits: findPlaces(own, text, LIMIT), more: false, offline: true });
      return;
    }
    let wanted = true;
    const timer = setTimeout(() => {
      const near = mapHandle()?.view().position;
      hub()
        .call('search.find', { text, limit: LIMIT, ...(near ? { near: { lon: near.lon, lat: near.lat } } : {}) })
        .then(
          (answer) => wanted && setFound({ text, ...answer }),
          (error: unknown) => wanted && setFound({ text, hits: [], more: false, error: toAppError(error) }),
        );
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [text, own]);
  return { found, waiting: text !== '' && found.text !== text };
}
