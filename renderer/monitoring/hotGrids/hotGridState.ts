import { create } from 'zustand';
import type { HotGrid } from '../../../shared/contract/alarming.ts';
import type { GridCell } from '../../../shared/records/gridCell.ts';
import { useQuery } from '../../panels/useQuery.ts';
import { useDesk } from '../../state/desk.ts';
import { useSession } from '../../state/session.ts';
import { useNow } from '../../ui/useNow.ts';

/** Spans that cells are ranked over, hours. */
export const HOT_HOURS = [6, 24, 72, 168] as const;
/** How often the ranking is asked for, ms. */
const ASK_MS = 60_000;
const LIMIT = 100;

interface HotGridChoice {
  readonly hours: number;
  readonly level: GridCell['category'];
}

/** What is ranked: the same on the map and in the lists. */
export const useHotGridChoice = create<HotGridChoice>(() => ({ hours: 24, level: 'cell' }));

/** The hottest cells, asked for anew every minute. @param wanted false: asks nothing */
export function useHotGrids(wanted: boolean) {
  const loaded = useSession((session) => session.loaded);
  const { hours, level } = useHotGridChoice();
  const now = useNow(ASK_MS);
  return useQuery('hotGrids.rank', wanted && loaded ? { hours, level, limit: LIMIT } : undefined, now);
}

/** Hot cells for the map, while their layer shows. */
export function useHotGridsOnMap(): readonly HotGrid[] | undefined {
  const visible = useDesk((desk) => desk.visibleLayers.has('hotGrid'));
  const { data } = useHotGrids(visible);
  return visible ? data?.grids : undefined;
}
