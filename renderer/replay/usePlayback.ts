import { useEffect } from 'react';
import { isTyping } from '../actions/bindKeys.ts';
import { useDesk } from '../state/desk.ts';
import { advanced, seek, stepEvent, togglePlaying } from './playback.ts';
import { leaveReplay } from './replayEvents.ts';

/** The page is drawn anew this often while playing, ms: smooth enough, and light on weak machines. */
const FRAME_MS = 66;

/** What a key does during a replay; undefined for keys that are not the replay's. */
function actionOf(key: string): (() => void) | undefined {
  switch (key) {
    case ' ':
      return togglePlaying;
    case 'ArrowLeft':
      return () => stepEvent('previous');
    case 'ArrowRight':
      return () => stepEvent('next');
    case 'Home':
      return () => seek(Number.NEGATIVE_INFINITY);
    case 'End':
      return () => seek(Number.POSITIVE_INFINITY);
    case 'Escape':
      return leaveReplay;
    default:
      return undefined;
  }
}

/** Where arrows, space and Esc mean something else. */
function hasOwnKeys(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && target.type === 'range') return false;
  if (target instanceof Element && target.closest('button, [role="tablist"], [data-arrow-row]')) return true;
  return isTyping(target);
}

/** Moves the replay's time on and listens to its keys, while there is a replay. */
export function usePlayback(): void {
  const playing = useDesk((desk) => desk.replay?.playing === true);
  const active = useDesk((desk) => desk.replay !== undefined);

  useEffect(() => {
    if (!playing) return;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const { replay } = useDesk.getState();
      if (replay) useDesk.setState({ replay: advanced(replay, now - last) });
      last = now;
    }, FRAME_MS);
    return () => clearInterval(timer);
  }, [playing]);

  useEffect(() => {
    if (!active) return;
    // Before the map and the page's shortcuts, which have their own use for these keys.
    const onKeyDown = (event: KeyboardEvent) => {
      const action = actionOf(event.key);
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!action || !plain || useDesk.getState().dialog !== undefined || hasOwnKeys(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [active]);
}
