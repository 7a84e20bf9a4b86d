/** What the page shows. */
export type Route =
  | { readonly view: 'desk' }
  | { readonly view: 'wall' }
  | { readonly view: 'field' }
  | { readonly view: 'report'; readonly incidentId: string };

/** The token in an address's hash, and the hash without it (`''` when nothing is left). */
export function readHash(hash: string): { readonly token?: string | undefined; readonly rest: string } {
  const parts = hash.replace(/^#/, '').split(/[?&]/);
  const token = parts.find((part) => part.startsWith('token='))?.slice('token='.length);
  const rest = parts.filter((part) => part !== '' && !part.startsWith('token=')).join('?');
  return { token: token ? decodeURIComponent(token) : undefined, rest: rest === '' ? '' : `#${rest}` };
}

/** The view that a hash names: `#/`, `#/wall`, `#/field`, `#/report/<incidentId>`; the desk for anything else. */
export function routeOf(hash: string): Route {
  const path = readHash(hash).rest.replace(/^#/, '').split('?')[0] ?? '';
  const [, view = '', id = ''] = path.split('/');
  if (view === 'wall' || view === 'field') return { view };
  if (view === 'report' && id !== '') return { view, incidentId: decodeURIComponent(id) };
  return { view: 'desk' };
}

/** The hash of a view. */
export function hashOf(route: Route): string {
  switch (route.view) {
    case 'desk':
      return '#/';
    case 'report':
      return `#/report/${encodeURIComponent(route.incidentId)}`;
    default:
      return `#/${route.view}`;
  }
}
