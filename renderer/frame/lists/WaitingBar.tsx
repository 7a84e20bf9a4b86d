import type { BarAt } from './useHeldList.ts';

interface WaitingBarProps {
  readonly waiting: number;
  readonly text: string;
  readonly at: BarAt;
  readonly onRelease: () => void;
  readonly testId: string;
}

/** What waits while a list is held. R1: it lies over the list and moves nothing, away from the pointer. */
export function WaitingBar({ waiting, text, at, onRelease, testId }: WaitingBarProps) {
  if (waiting === 0) return null;
  return (
    <button type="button" className={`om-waiting ${at}`} data-testid={testId} onClick={onRelease}>
      {text}
    </button>
  );
}
