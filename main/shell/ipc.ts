import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { z } from 'zod';
import { type BridgeAnswer, CHANNELS, type HubConnection } from '../../preload/bridge.ts';
import { AppError, toAppError } from '../../shared/errors.ts';
import type { Log } from '../log.ts';
import { type InvokedChannel, IPC_INPUTS, type IpcInput, refusalOf } from './ipcInputs.ts';
import type { WindowBook, WindowEntry } from './windowBook.ts';

/** One answer a channel. */
export type IpcHandlers = {
  readonly [Name in InvokedChannel]: (input: IpcInput<Name>, from: WindowEntry) => unknown;
};

export interface IpcDeps {
  readonly book: WindowBook;
  readonly log: Log;
  readonly handlers: IpcHandlers;
  hubOrigin(): string | undefined;
  /** Hub and token for a window. */
  connectionFor(entry: WindowEntry): HubConnection | undefined;
}

/** The window that sent a message. R1: only the main frame of a window of ours that shows a page of the hub is heard. */
function senderOf({ book, log, hubOrigin }: IpcDeps, event: IpcMainEvent | IpcMainInvokeEvent, channel: string) {
  const entry = book.entryOf(event.sender.id);
  const frame = event.senderFrame;
  const refusal = refusalOf(
    { isKnownWindow: entry !== undefined, isMainFrame: frame?.parent === null, origin: frame?.origin ?? '' },
    hubOrigin(),
  );
  if (entry && refusal === undefined) return entry;
  log.warn({ channel, refusal }, 'message refused');
  return undefined;
}

/** Takes the requests of the pages: sender and shape are checked here, once, for every channel. */
export function serveIpc(deps: IpcDeps): void {
  const { handlers, log, book } = deps;

  const serve = <Name extends InvokedChannel>(channel: Name) => {
    const schema: z.ZodType<IpcInput<Name>> = IPC_INPUTS[channel] as unknown as z.ZodType<IpcInput<Name>>;
    ipcMain.handle(channel, async (event, raw: unknown): Promise<BridgeAnswer<unknown>> => {
      try {
        const entry = senderOf(deps, event, channel);
        if (!entry) throw new AppError('desktop.onlyDesktop');
        const input = schema.safeParse(raw);
        if (!input.success) {
          const what = input.error.issues[0]?.message ?? '';
          log.warn({ channel, what }, 'malformed message');
          throw new AppError('input.invalid', { where: channel, what });
        }
        const value: unknown = await handlers[channel](input.data, entry);
        return { ok: true, value };
      } catch (error) {
        const known = toAppError(error);
        if (known.code === 'internal') log.error({ err: error, channel }, 'request failed');
        return { ok: false, error: known.toPayload() };
      }
    });
  };
  for (const channel of Object.keys(IPC_INPUTS) as InvokedChannel[]) serve(channel);

  // The preload asks before its page runs. It tells the page only if the page is the hub's own (preload R2); the frame
  // may not have told its new address yet, so only the window and the frame are checked here.
  ipcMain.on(CHANNELS.hubAtStart, (event) => {
    const entry = book.entryOf(event.sender.id);
    const isMainFrame = event.senderFrame?.parent === null;
    event.returnValue = (entry && isMainFrame ? deps.connectionFor(entry) : undefined) ?? null;
  });
}
