import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { useSession } from '../state/session.ts';

/** R1: in a drill every window says so, over the whole page; so does a replay. */
export function DrillWatermark() {
  const t = useT();
  const drill = useSession((state) => state.info?.mode === 'drill');
  const replay = useDesk((desk) => desk.replay !== undefined);
  if (!drill && !replay) return null;
  const text = t(drill ? 'page.drillWatermark' : 'page.replayWatermark');
  return (
    <div className="om-watermark" aria-hidden="true" data-testid={drill ? 'drill-watermark' : 'replay-watermark'}>
      {Array.from({ length: 12 }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the marks are all alike
        <span key={i}>{text}</span>
      ))}
    </div>
  );
}
