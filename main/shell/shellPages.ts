import type { HubChoice } from '../../preload/bridge.ts';
import { type AppError, errorKey } from '../../shared/errors.ts';
import type { Language, Translate } from '../../shared/i18n/index.ts';

/** What the shell's own pages show. They are plain forms without any script. */
export interface ShellPageState {
  readonly t: Translate;
  readonly language: Language;
  readonly choice: HubChoice;
  readonly problem: AppError | undefined;
  /** Whether tokens can be kept encrypted. */
  readonly keepsTokens: boolean;
  /** Secret of this run that every form carries: a form from elsewhere is refused. */
  readonly formKey: string;
}

/** R1: these pages run no script and load nothing; their forms go back to the shell only. */
export const SHELL_PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action onemap:; base-uri 'none'; frame-ancestors 'none'";

const STYLE = `
:root { color-scheme: dark; font: 15px/1.6 'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #070d18; color: #e6edf7; }
main { width: min(520px, calc(100vw - 64px)); padding: 24px 0; }
h1 { font-size: 22px; margin: 0 0 8px; font-weight: 600; }
h2 { font-size: 15px; margin: 0 0 4px; font-weight: 600; }
p { margin: 0 0 12px; color: #a9b8cd; }
section { margin-top: 20px; padding: 20px; background: #0f1a2b; border-radius: 8px; }
label { display: block; margin: 12px 0 4px; }
input { box-sizing: border-box; width: 100%; padding: 9px 12px; font: inherit; color: #e6edf7; background: #070d18; border: 1px solid #3a4d69; border-radius: 4px; }
button, .button { display: inline-block; padding: 8px 20px; font: inherit; color: #04222a; background: #35d0e8; border: 0; border-radius: 4px; cursor: pointer; text-decoration: none; }
.quiet { color: #e6edf7; background: #22344f; }
.row { display: flex; gap: 12px; margin-top: 16px; }
:focus-visible { outline: 2px solid #8beaf7; outline-offset: 2px; }
[role=alert] { color: #ff9a8f; }
small { color: #a9b8cd; }
details { margin-top: 16px; color: #a9b8cd; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.wait { width: 32px; height: 32px; margin-bottom: 16px; border: 3px solid #22344f; border-top-color: #35d0e8; border-radius: 50%; animation: turn 1s linear infinite; }
@keyframes turn { to { transform: rotate(1turn); } }
@media (prefers-reduced-motion: reduce) { .wait { animation: none; } }
`;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const safe = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

function page(language: Language, title: string, body: string): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${safe(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;
}

function form(action: string, formKey: string, inside: string): string {
  return `<form method="post" action="onemap://shell/${action}"><input type="hidden" name="formKey" value="${formKey}">${inside}</form>`;
}

/**
 * While there is no hub to show: it starts, or why it cannot be reached, and what can be done. R2: the page stays the
 * same from try to try, so that its buttons can be pressed.
 */
export function waitingPage({ t, language, choice, problem, formKey }: ShellPageState): string {
  const remote = choice.kind === 'remote';
  const title = t('shell.titleMain');
  if (problem === undefined) {
    const text = remote ? '' : `<p>${safe(t('shell.pageStartingText'))}</p>`;
    const heading = safe(remote ? t('shell.pageReaching') : t('shell.pageStarting'));
    return page(language, title, `<div class="wait"></div><h1 role="status">${heading}</h1>${text}`);
  }
  const detail = problem.cause instanceof Error ? problem.cause.message : problem.message;
  return page(
    language,
    title,
    `<h1 role="alert">${safe(remote ? t('shell.pageFailedRemote') : t('shell.pageFailedLocal'))}</h1>
<p>${safe(t(errorKey(problem.code), problem.params))}</p><p>${safe(t('shell.pageRetry'))}</p>
<div class="row">${form('retry', formKey, `<button>${safe(t('shell.retryNow'))}</button>`)}
<a class="button quiet" href="onemap://shell/connect">${safe(t('shell.connect'))}</a></div>
<details><summary>${safe(t('shell.pageDetail'))}</summary><pre>${safe(detail)}</pre></details>`,
  );
}

/** The form "command center or this machine". @param failed what a submitted form led to */
export function connectPage(
  { t, language, choice, keepsTokens, formKey }: ShellPageState,
  failed?: { readonly address: string; readonly error: AppError },
): string {
  const where = choice.kind === 'remote' ? choice.url : t('shell.thisMachine');
  const address = failed?.address ?? (choice.kind === 'remote' ? choice.url : '');
  const alert = failed
    ? `<p role="alert" id="problem">${safe(t(errorKey(failed.error.code), failed.error.params))}</p>`
    : '';
  const remote = form(
    'connect',
    formKey,
    `<h2>${safe(t('shell.connectRemote'))}</h2>${alert}
<label for="address">${safe(t('shell.connectAddress'))}</label>
<input id="address" name="address" required autofocus maxlength="300" value="${safe(address)}" aria-describedby="hint">
<small id="hint">${safe(t('shell.connectAddressHint'))}</small>
<label for="token">${safe(t('shell.connectToken'))}</label>
<input id="token" name="token" type="password" maxlength="400" autocomplete="off">
<small>${safe(keepsTokens ? t('shell.connectTokenKept') : t('shell.connectTokenNotKept'))} ${safe(t('shell.connectPlainWarning'))}</small>
<div class="row"><button>${safe(t('shell.connectSubmit'))}</button></div>`,
  );
  const local = form(
    'local',
    formKey,
    `<h2>${safe(t('shell.connectLocal'))}</h2><p>${safe(t('shell.connectLocalText'))}</p>
<button class="quiet">${safe(t('shell.useLocal'))}</button>`,
  );
  return page(
    language,
    t('shell.titleConnect'),
    `<h1>${safe(t('shell.connectTitle'))}</h1><p>${safe(t('shell.connectText'))}</p>
<p>${safe(t('shell.connectNow', { where }))}</p><section>${remote}</section><section>${local}</section>`,
  );
}
