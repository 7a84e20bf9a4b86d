import { useCallback, useRef, useState } from 'react';
import { type InputOf, type OperationName, type OutputOf, operations } from '../../shared/contract/index.ts';
import type { Translate } from '../../shared/i18n/index.ts';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { hub, useSession } from '../state/session.ts';
import { notifyError } from '../ui/notify.ts';

/** Why the user may not run an operation now, in words; undefined when they may. */
export function whyBlocked(t: Translate, name: OperationName): string | undefined {
  const operation = operations[name];
  const role = useSession.getState().info?.user.role;
  if (role !== undefined && !operation.roles.includes(role))
    return t('incident.roleMayNot', { role: t(`records.role_${role}`) });
  if (operation.kind === 'command' && useDesk.getState().replay) return t('replay.commandsWait');
  return undefined;
}

/** `whyBlocked` that follows the session and the replay. */
export function useBlocked(name: OperationName): string | undefined {
  const t = useT();
  useSession((state) => state.info?.user.role);
  useDesk((state) => state.replay === undefined);
  return whyBlocked(t, name);
}

interface Command<Name extends OperationName> {
  /** Runs it; undefined when the hub refused, and then the user has been told why, or while it runs already. */
  run(input: InputOf<Name>, timeoutMs?: number): Promise<OutputOf<Name> | undefined>;
  readonly busy: boolean;
  readonly blocked: string | undefined;
}

/** One operation as a component uses it. R1: it never runs twice at once, however often Enter is pressed. */
export function useCommand<Name extends OperationName>(name: Name): Command<Name> {
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const blocked = useBlocked(name);
  const run = useCallback(
    async (input: InputOf<Name>, timeoutMs?: number) => {
      if (running.current) return undefined;
      running.current = true;
      setBusy(true);
      try {
        return await hub().call(name, input, timeoutMs);
      } catch (error) {
        notifyError(error);
        return undefined;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [name],
  );
  return { run, busy, blocked };
}
