import { create } from 'zustand';
import type { TileProblem } from '../../../shared/contract/basemaps.ts';

interface SourceProblems {
  /** Why a source gave no tiles when it was last asked, by its id. */
  readonly problems: Readonly<Record<string, TileProblem>>;
}

/** One calm notice for each source, however many tiles are missing. */
export const useSourceProblems = create<SourceProblems>(() => ({ problems: {} }));

/** Notes how asking a source went; a place without a tile is no problem. */
export function noteAnswer(sourceId: string, problem: TileProblem | undefined): void {
  const { problems } = useSourceProblems.getState();
  if (problem === 'empty' || problems[sourceId] === problem) return;
  const { [sourceId]: _before, ...others } = problems;
  useSourceProblems.setState({ problems: problem === undefined ? others : { ...others, [sourceId]: problem } });
}
