import { z } from 'zod';
import type { Unsubscribe } from '../../shared/clock.ts';
import { useDesk } from '../state/desk.ts';

const CHANNEL = 'onemap.focus';
const messageSchema = z.union([
  z.object({ kind: z.literal('ask') }),
  z.object({ kind: z.literal('focus'), incidentId: z.string().max(80).optional() }),
]);

/** Tells the other windows of this machine which incident the desk looks at. Returns what stops it. */
export function shareFocus(): Unsubscribe {
  const channel = new BroadcastChannel(CHANNEL);
  const tell = () => channel.postMessage({ kind: 'focus', incidentId: useDesk.getState().focusIncidentId });
  channel.onmessage = ({ data }) => {
    const message = messageSchema.safeParse(data);
    if (message.success && message.data.kind === 'ask') tell();
  };
  const stop = useDesk.subscribe((now, before) => {
    if (now.focusIncidentId !== before.focusIncidentId) tell();
  });
  tell();
  return () => {
    stop();
    channel.close();
  };
}

/** Hears which incident the desk of this machine looks at. Returns what stops it. */
export function hearFocus(listener: (incidentId: string | undefined) => void): Unsubscribe {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    const message = messageSchema.safeParse(data);
    if (message.success && message.data.kind === 'focus') listener(message.data.incidentId);
  };
  channel.postMessage({ kind: 'ask' });
  return () => channel.close();
}
