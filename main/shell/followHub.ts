import type { HubStatus } from '../../preload/bridge.ts';
import type { AppError } from '../../shared/errors.ts';
import { isOfOrigin } from './address.ts';
import type { HubSource } from './hubSource.ts';
import type { WindowBook, WindowEntry } from './windowBook.ts';

export interface HubFollower {
  /** The local hub died and is back at its address; the page of the window stayed. */
  onRestarted(entry: WindowEntry): void;
  onChange(status: HubStatus): void;
}

/**
 * R1: windows follow the hub. Another address loads them all afresh; a page of a hub that restarts at the same address
 * stays and reconnects by itself; a waiting page gives way to the hub as soon as it answers.
 */
export function followHub(source: HubSource, book: WindowBook, follower: HubFollower): void {
  let shownOrigin: string | undefined;
  let shownProblem: AppError | undefined;
  let wasAway = false;
  source.onChange(() => {
    const origin = source.connection()?.url;
    const problem = source.problem();
    const showsHub = ({ window }: WindowEntry) => isOfOrigin(window.webContents.getURL(), shownOrigin);
    if (origin === undefined) {
      wasAway ||= shownOrigin !== undefined;
      if (problem?.message !== shownProblem?.message) {
        for (const entry of book.entries) if (!showsHub(entry)) book.load(entry);
      }
    } else {
      const staying = origin === shownOrigin ? book.entries.filter(showsHub) : [];
      for (const entry of book.entries) if (!staying.includes(entry)) book.load(entry);
      if (wasAway) for (const entry of staying) follower.onRestarted(entry);
      wasAway = false;
      shownOrigin = origin;
    }
    shownProblem = problem;
    follower.onChange(source.status());
  });
}
