/** What fills the window over the desk, which keeps its state below: the file of a firm, the search, the draws. */
export type DeskOver =
  | { readonly what: 'firm'; readonly firmId: string; readonly section?: string | undefined }
  | { readonly what: 'firms' }
  | { readonly what: 'radiation'; readonly subjectId: string }
  | { readonly what: 'inspections'; readonly drawId?: string | undefined };

/** What the page shows. */
export type Route =
  | { readonly view: 'desk'; readonly over?: DeskOver | undefined }
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

/**
 * The view that a hash names: `#/`, `#/wall`, `#/field`, `#/report/<incidentId>`, over the desk `#/firm/<id>/<section>`,
 * `#/firms`, `#/inspections/<drawId>`, `#/radiation/<id>`; the desk for anything else.
 */
export function routeOf(hash: string): Route {
  const path = readHash(hash).rest.replace(/^#/, '').split('?')[0] ?? '';
  const [, view = '', id = '', part = ''] = path.split('/');
  if (view === 'wall' || view === 'field') return { view };
  if (view === 'report' && id !== '') return { view, incidentId: decodeURIComponent(id) };
  const over = overOf(view, decodeURIComponent(id), part);
  return over ? { view: 'desk', over } : { view: 'desk' };
}

function overOf(name: string, id: string, part: string): DeskOver | undefined {
  if (name === 'firm' && id !== '') return { what: 'firm', firmId: id, ...(part === '' ? {} : { section: part }) };
  if (name === 'firms') return { what: 'firms' };
  if (name === 'radiation') return { what: 'radiation', subjectId: id };
  if (name === 'inspections') return { what: 'inspections', ...(id === '' ? {} : { drawId: id }) };
  return undefined;
}

/** The hash of a view. */
export function hashOf(route: Route): string {
  switch (route.view) {
    case 'desk':
      return route.over ? hashOfOver(route.over) : '#/';
    case 'report':
      return `#/report/${encodeURIComponent(route.incidentId)}`;
    default:
      return `#/${route.view}`;
  }
}

function hashOfOver(over: DeskOver): string {
  switch (over.what) {
    case 'firm':
      return `#/firm/${encodeURIComponent(over.firmId)}${over.section === undefined ? '' : `/${over.section}`}`;
    case 'firms':
      return '#/firms';
    case 'radiation':
      return `#/radiation/${encodeURIComponent(over.subjectId)}`;
    case 'inspections':
      return over.drawId === undefined ? '#/inspections' : `#/inspections/${encodeURIComponent(over.drawId)}`;
  }
}
