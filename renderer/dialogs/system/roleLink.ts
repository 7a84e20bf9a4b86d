import type { Role } from '../../../shared/records/user.ts';

/** The address that opens the page signed in: field staff come to their own page. @param base page address without hash */
export function roleLink(base: string, role: Role, token: string): string {
  const view = role === 'field' ? '/field' : '/';
  return `${base.replace(/#.*$/, '')}#${view}?token=${encodeURIComponent(token)}`;
}
