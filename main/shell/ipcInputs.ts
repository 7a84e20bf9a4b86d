import { z } from 'zod';
import { CHANNELS, WINDOW_ROLES } from '../../preload/bridge.ts';

const nothing = z.undefined();
const token = z.string().min(1).max(400);

/** What each request of the page must look like. */
export const IPC_INPUTS = {
  [CHANNELS.hubConnection]: nothing,
  [CHANNELS.chooseHub]: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('local') }),
    z.strictObject({ kind: z.literal('remote'), url: z.string().min(1).max(300), token: token.optional() }),
  ]),
  [CHANNELS.showHubDialog]: nothing,
  [CHANNELS.listWindows]: nothing,
  [CHANNELS.openWindow]: z.strictObject({
    role: z.enum(WINDOW_ROLES),
    displayId: z.number().optional(),
    token: token.optional(),
  }),
  [CHANNELS.closeWindow]: z.strictObject({ id: z.number().int() }),
  [CHANNELS.listDisplays]: nothing,
  [CHANNELS.setKiosk]: z.strictObject({ kiosk: z.boolean() }),
  [CHANNELS.exportPdf]: z.strictObject({ suggestedName: z.string().max(300) }),
  [CHANNELS.setLanguage]: z.strictObject({ language: z.enum(['zh-CN', 'en']) }),
  [CHANNELS.takeNotices]: nothing,
} as const;
export type InvokedChannel = keyof typeof IPC_INPUTS;
export type IpcInput<Name extends InvokedChannel> = z.infer<(typeof IPC_INPUTS)[Name]>;

/** Why a message is refused, or undefined when it may pass. */
export function refusalOf(
  sender: { readonly isMainFrame: boolean; readonly origin: string; readonly isKnownWindow: boolean },
  hubOrigin: string | undefined,
): string | undefined {
  if (!sender.isKnownWindow) return 'not a window of this app';
  if (!sender.isMainFrame) return 'not the main frame';
  if (hubOrigin === undefined || sender.origin !== hubOrigin) return 'not a page of the hub';
  return undefined;
}
