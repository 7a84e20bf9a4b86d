import { useT } from '../state/language.ts';
import { StatusTag } from '../ui/StatusTag.tsx';

/** From here on sources are slowed down. */
const HIGH = 0.8;

/** How full the way into the store is. @param value 0 to 1 */
export function Pressure({ value }: { readonly value: number }) {
  const t = useT();
  const percent = Math.round(value * 100);
  return (
    <StatusTag tone={value >= HIGH ? 'order' : 'plain'} testId="feeds-pressure">
      {t(value >= HIGH ? 'feeds.pressureHigh' : 'feeds.pressure', { percent })}
    </StatusTag>
  );
}
