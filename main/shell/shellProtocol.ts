import { randomBytes } from 'node:crypto';
import { protocol, type Session } from 'electron';
import { z } from 'zod';
import type { HubChoice } from '../../preload/bridge.ts';
import { toAppError } from '../../shared/errors.ts';
import { SHELL_SCHEME } from './requestPolicy.ts';
import { connectPage, SHELL_PAGE_POLICY, type ShellPageState, waitingPage } from './shellPages.ts';

export const WAITING_PAGE = `${SHELL_SCHEME}://shell/waiting`;
export const CONNECT_PAGE = `${SHELL_SCHEME}://shell/connect`;

/** Must be told before the app is ready. */
export function registerShellScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SHELL_SCHEME, privileges: { standard: true, secure: true } }]);
}

export interface ShellPageDeps {
  state(): Omit<ShellPageState, 'formKey'>;
  /** @throws AppError why the hub cannot be used */
  choose(choice: HubChoice): Promise<void>;
  retry(): void;
  /** A form led to a hub: the dialog, if it is one, can go. */
  done(): void;
}

const formSchema = z.object({
  formKey: z.string(),
  address: z.string().max(300).default(''),
  token: z.string().max(400).default(''),
});

/** Serves the shell's own pages and takes their forms. */
export function serveShellPages(session: Session, deps: ShellPageDeps): void {
  const formKey = randomBytes(24).toString('base64url');
  const state = (): ShellPageState => ({ ...deps.state(), formKey });

  const take = async (path: string, form: z.infer<typeof formSchema>): Promise<Response> => {
    if (path === '/retry') {
      deps.retry();
      return html(waitingPage(state()));
    }
    const choice: HubChoice | undefined =
      path === '/local'
        ? { kind: 'local' }
        : path === '/connect'
          ? { kind: 'remote', url: form.address, ...(form.token.trim() === '' ? {} : { token: form.token.trim() }) }
          : undefined;
    if (!choice) return html('', 404);
    try {
      await deps.choose(choice);
    } catch (error) {
      return html(connectPage(state(), { address: form.address, error: toAppError(error) }));
    }
    deps.done();
    return html(waitingPage(state()));
  };

  session.protocol.handle(SHELL_SCHEME, async (request) => {
    const { pathname } = new URL(request.url);
    if (request.method === 'GET') {
      if (pathname === '/waiting') return html(waitingPage(state()));
      if (pathname === '/connect') return html(connectPage(state()));
      return html('', 404);
    }
    const form = formSchema.safeParse(Object.fromEntries(new URLSearchParams(await request.text())));
    // R1: a form is taken only from a page that this run has served.
    if (request.method !== 'POST' || !form.success || form.data.formKey !== formKey) return html('', 403);
    return take(pathname, form.data);
  });
}

function html(body: string, status = 200): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': SHELL_PAGE_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
  });
}
