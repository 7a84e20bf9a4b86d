import { type RefObject, useEffect, useState } from 'react';

/** A glance elsewhere does not end a stream: it goes on so long out of sight, ms. */
const PATIENCE_MS = 3_000;

/** Whether an element can be seen: scrolled into view, in a page that is not in the background. */
export function useVisible(ref: RefObject<HTMLElement | null>): boolean {
  const [visible, setVisible] = useState(true);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    let inView = true;
    let timer = 0;
    const judge = () => {
      const seen = inView && !document.hidden;
      window.clearTimeout(timer);
      if (seen) setVisible(true);
      else timer = window.setTimeout(() => setVisible(false), PATIENCE_MS);
    };
    const observer = new IntersectionObserver((entries) => {
      inView = entries.some(({ isIntersecting }) => isIntersecting);
      judge();
    });
    observer.observe(element);
    document.addEventListener('visibilitychange', judge);
    return () => {
      window.clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('visibilitychange', judge);
    };
  }, [ref]);
  return visible;
}
