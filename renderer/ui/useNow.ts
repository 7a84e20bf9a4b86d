import { useEffect, useState } from 'react';
import { hubNow } from '../state/session.ts';

/** The hub's time, epoch ms, renewed at every whole step of it. @param stepMs @default 1000 */
export function useNow(stepMs = 1000): number {
  const [now, setNow] = useState(hubNow);
  useEffect(() => {
    let timer = 0;
    const tick = () => {
      const time = hubNow();
      setNow(time);
      timer = window.setTimeout(tick, stepMs - (time % stepMs) + 5);
    };
    tick();
    return () => window.clearTimeout(timer);
  }, [stepMs]);
  return now;
}
