import type { StationState } from '../map/api.ts';
import { useT } from '../state/language.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import { STATE_SIGNS, STATE_TONES } from './stationState.ts';

/** What readings say, as a word with the sign and the colour that the map has for it. */
export function StateTag({ state, testId }: { readonly state: StationState; readonly testId?: string }) {
  const t = useT();
  return (
    <StatusTag tone={STATE_TONES[state]} solid={state === 'exceeding'} {...(testId === undefined ? {} : { testId })}>
      <span aria-hidden="true">{STATE_SIGNS[state]}</span>
      {t(`monitoring.state_${state}`)}
    </StatusTag>
  );
}
