import { type Display, screen } from 'electron';
import type { DisplayInfo } from '../../preload/bridge.ts';
import type { Translate } from '../../shared/i18n/index.ts';

/** The displays as the page and the menus name them. */
export function listDisplays(t: Translate): DisplayInfo[] {
  const primary = screen.getPrimaryDisplay().id;
  return screen.getAllDisplays().map((display: Display, index) => ({
    id: display.id,
    label: display.label || t('shell.displayUnnamed', { number: index + 1 }),
    bounds: display.bounds,
    scaleFactor: display.scaleFactor,
    primary: display.id === primary,
  }));
}
