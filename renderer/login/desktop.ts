import { z } from 'zod';

const bridgeSchema = z.object({ onemap: z.object({ hub: z.object({ url: z.url(), token: z.string().min(1) }) }) });

/** The hub that the desktop shell hands to its windows; undefined in a browser. */
export function desktopAccess(): { readonly url: string; readonly token: string } | undefined {
  const parsed = bridgeSchema.safeParse({ onemap: Reflect.get(globalThis, 'onemap') });
  return parsed.success ? parsed.data.onemap.hub : undefined;
}
