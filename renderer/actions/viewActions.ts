import { bridgeValue } from '../../preload/bridge.ts';
import { togglePart } from '../frame/frameState.ts';
import { hashOf, type Route } from '../frame/route.ts';
import { useDesk } from '../state/desk.ts';
import { useLanguage } from '../state/language.ts';
import type { Action } from './action.ts';

const go = (route: Route) => () => {
  window.location.hash = hashOf(route);
};

/** A further window with another view: of the desktop where there is one, else of the browser. */
const openWindow = (role: 'wall' | 'field') => async () => {
  if (globalThis.onemap) bridgeValue(await globalThis.onemap.openWindow({ role }));
  else if (!window.open(hashOf({ view: role }), `onemap-${role}`)) window.location.hash = hashOf({ view: role });
};

let kiosk = false;

async function toggleFullScreen(): Promise<void> {
  if (globalThis.onemap) kiosk = bridgeValue(await globalThis.onemap.setKiosk(!kiosk));
  else if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen();
}

/** Moves the focus into a part of the page, opening it first where it is closed. */
function focusOn(selector: string): () => void {
  return () => {
    const target = document.querySelector<HTMLElement>(selector);
    if (target) target.focus();
  };
}

/** How the page is laid out and which view shows. */
export const viewActions: readonly Action[] = [
  {
    id: 'view.palette',
    titleKey: 'page.palette',
    group: 'view',
    key: '$mod+k',
    run: () => useDesk.setState({ dialog: 'palette' }),
  },
  {
    id: 'view.baseMaps',
    titleKey: 'layers.baseMapsManage',
    group: 'view',
    run: () => useDesk.setState({ dialog: 'basemaps' }),
  },
  {
    id: 'view.shortcuts',
    titleKey: 'page.shortcuts',
    group: 'view',
    key: 'Shift+?',
    run: () => useDesk.setState({ dialog: 'shortcuts' }),
  },
  {
    id: 'view.search',
    titleKey: 'page.searchPlaces',
    group: 'view',
    key: '/',
    run: focusOn('[data-testid="place-search"] input'),
  },
  {
    id: 'view.alarms',
    titleKey: 'page.goAlarms',
    group: 'view',
    key: 'Alt+1',
    run: focusOn('[data-testid="alarm-list"] [data-arrow-row]'),
  },
  {
    id: 'view.incidents',
    titleKey: 'page.goIncidents',
    group: 'view',
    key: 'Alt+2',
    run: focusOn('[data-testid="incident-list"] [data-arrow-row]'),
  },
  { id: 'view.map', titleKey: 'page.goMap', group: 'view', key: 'Alt+3', run: focusOn('.map-view') },
  {
    id: 'view.work',
    titleKey: 'page.goWork',
    group: 'view',
    key: 'Alt+4',
    run: focusOn('[data-testid="right-panel"] [role="tab"][aria-selected="true"]'),
  },
  { id: 'view.left', titleKey: 'page.toggleLeft', group: 'view', key: '[', run: () => togglePart('leftOpen') },
  { id: 'view.right', titleKey: 'page.toggleRight', group: 'view', key: ']', run: () => togglePart('rightOpen') },
  { id: 'view.bottom', titleKey: 'page.toggleBottom', group: 'view', key: '\\', run: () => togglePart('bottomOpen') },
  { id: 'view.layers', titleKey: 'page.layers', group: 'view', key: 'l', run: () => togglePart('layersOpen') },
  { id: 'view.desk', titleKey: 'page.title_desk', group: 'view', run: go({ view: 'desk' }) },
  { id: 'view.wall', titleKey: 'page.title_wall', group: 'view', run: openWindow('wall') },
  { id: 'view.field', titleKey: 'page.title_field', group: 'view', run: openWindow('field') },
  { id: 'view.fullScreen', titleKey: 'page.fullScreen', group: 'view', key: 'f', run: toggleFullScreen },
  {
    id: 'view.language',
    titleKey: 'page.otherLanguage',
    group: 'view',
    run: () => {
      const { language, setLanguage } = useLanguage.getState();
      setLanguage(language === 'en' ? 'zh-CN' : 'en');
    },
  },
];
