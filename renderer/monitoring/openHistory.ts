import { create } from 'zustand';
import { useDesk } from '../state/desk.ts';
import { hubNow } from '../state/session.ts';
import type { TimeRange } from './history/ranges.ts';
import { MAX_SERIES, type SeriesKey } from './history/series.ts';

/** How much is shown at first, ms. */
const FIRST_SPAN_MS = 24 * 3_600_000;

interface HistoryState {
  readonly series: readonly SeriesKey[];
  readonly range: TimeRange;
}

/** What the history dialog shows. */
export const useHistory = create<HistoryState>(() => ({ series: [], range: { fromMs: 0, toMs: 0 } }));

/**
 * Opens the history of one factor of a station.
 * @param stretch a time that must be in view; the last 24 hours when absent
 */
export function openHistory(stationId: string, factor: string, stretch?: TimeRange): void {
  openSeries([{ stationId, factor }], stretch);
}

/** Opens several histories in one chart. */
export function openSeries(series: readonly SeriesKey[], stretch?: TimeRange): void {
  const now = hubNow();
  useHistory.setState({
    series: series.slice(0, MAX_SERIES),
    range: stretch ?? { fromMs: now - FIRST_SPAN_MS, toMs: now },
  });
  useDesk.setState({ dialog: 'history' });
}
