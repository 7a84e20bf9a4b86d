import { isOfOrigin } from './address.ts';

/** Scheme of the few pages that the shell itself shows. */
export const SHELL_SCHEME = 'onemap';
export const SHELL_ORIGIN = `${SHELL_SCHEME}://shell`;

/** Permissions of the page; everything else is refused. Locations and cameras belong to the phone page in a browser. */
const GRANTED: ReadonlySet<string> = new Set(['fullscreen', 'clipboard-sanitized-write']);

/** WebSocket addresses count as their http twin. */
function httpTwin(url: string): string {
  return url.replace(/^ws(s?):/i, 'http$1:');
}

/** Whether the URL is one of the shell's own pages. A custom scheme's origin is opaque to `URL`. */
export function isShellPage(url: string): boolean {
  return url === SHELL_ORIGIN || url.startsWith(`${SHELL_ORIGIN}/`);
}

/**
 * R1: nothing is fetched but from the hub of the window, the page's own memory and the shell's pages. No file either.
 * @param hubOrigin origin of the hub; undefined while there is none
 */
export function isAllowedRequest(url: string, hubOrigin: string | undefined): boolean {
  if (/^(?:blob|data|devtools|about):/i.test(url)) return true;
  return isShellPage(url) || isOfOrigin(httpTwin(url), hubOrigin);
}

/** R2: a window goes nowhere but to its hub; a shell page may lead to another one. */
export function isAllowedNavigation(from: string, to: string, hubOrigin: string | undefined): boolean {
  if (isShellPage(to)) return isShellPage(from);
  return isOfOrigin(to, hubOrigin);
}

/** R3: permissions are refused unless named here and asked by the hub's page. */
export function isGrantedPermission(permission: string, origin: string, hubOrigin: string | undefined): boolean {
  return GRANTED.has(permission) && isOfOrigin(origin, hubOrigin);
}
