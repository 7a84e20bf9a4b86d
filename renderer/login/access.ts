import { create } from 'zustand';
import { readHash } from '../frame/route.ts';

/** Where the hub is and with which token the page speaks to it. */
export interface Access {
  readonly url: string;
  readonly token: string;
}

interface AccessState {
  readonly access?: Access | undefined;
  /** The address offered at the login. */
  readonly url: string;
}

const STORAGE_KEY = 'onemap.token';

/**
 * The token, from the first of: the address (`#token=…`, also after a view: `#/field?token=…`), the desktop shell, this
 * tab's storage. R1: a token never stays in the address, where it would be seen, bookmarked or shared.
 */
function findAccess(): AccessState {
  const desktop = globalThis.onemap?.hub;
  const url = desktop?.url ?? window.location.origin;
  const { token, rest } = readHash(window.location.hash);
  if (token !== undefined) {
    window.history.replaceState(window.history.state, '', rest === '' ? window.location.pathname : rest);
    window.sessionStorage.setItem(STORAGE_KEY, token);
    return { url, access: { url, token } };
  }
  const known = desktop?.token ?? window.sessionStorage.getItem(STORAGE_KEY) ?? undefined;
  return { url, access: known === undefined ? undefined : { url, token: known } };
}

export const useAccess = create<AccessState>(() => ({ url: '' }));

/** Finds the access of this page; called once, before anything is drawn. */
export function startAccess(): void {
  useAccess.setState(findAccess());
  // A link with a token, followed in a tab that is open already.
  window.addEventListener('hashchange', () => {
    if (readHash(window.location.hash).token !== undefined) useAccess.setState(findAccess());
  });
}

/** Speaks to this hub from now on; what is the same already changes nothing. */
export function setAccess({ url, token }: { readonly url: string; readonly token?: string | undefined }): void {
  const { access } = useAccess.getState();
  if (access?.url === url && access.token === token) return;
  useAccess.setState({ url, access: token === undefined ? undefined : { url, token } });
}

/** Signs in with a token; a wrong one is found out by the hub. */
export function signIn(token: string): void {
  window.sessionStorage.setItem(STORAGE_KEY, token);
  const { url } = useAccess.getState();
  useAccess.setState({ access: { url, token } });
}

/** Forgets the token: the login shows again. */
export function signOut(): void {
  window.sessionStorage.removeItem(STORAGE_KEY);
  useAccess.setState({ access: undefined });
}
