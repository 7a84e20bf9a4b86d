import { useEffect, useState } from 'react';
import { scaleOf } from './tokens.ts';

const measure = () => scaleOf(window.innerWidth, window.innerHeight);

/** Scale of the page for this window; the root's font size follows it, so that `rem` does. */
export function useScale(): number {
  const [scale, setScale] = useState(measure);
  useEffect(() => {
    const update = () => setScale(measure());
    window.addEventListener('resize', update);
    return () => window.removeEventListener('resize', update);
  }, []);
  useEffect(() => {
    document.documentElement.style.fontSize = `${16 * scale}px`;
  }, [scale]);
  return scale;
}
