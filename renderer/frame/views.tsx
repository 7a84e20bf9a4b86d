import { lazy } from 'react';
import type { Route } from './route.ts';

/** Each view is a bundle of its own: a phone at the scene never loads the map. */
const loadDesk = () => import('./Desk.tsx');
const loadWall = () => import('../wall/Wall.tsx');
const loadField = () => import('../field/Field.tsx');
const loadReport = () => import('../report/ReportPage.tsx');

const LOADERS: Readonly<Record<Route['view'], () => Promise<unknown>>> = {
  desk: loadDesk,
  wall: loadWall,
  field: loadField,
  report: loadReport,
};

/** Begins to load a view while the page is still connecting; what fails here fails again, visibly, when it is drawn. */
export function preloadView(view: Route['view']): void {
  LOADERS[view]().catch((error: unknown) => console.warn(error));
}

export const Desk = lazy(async () => ({ default: (await loadDesk()).Desk }));
export const Wall = lazy(async () => ({ default: (await loadWall()).Wall }));
export const Field = lazy(async () => ({ default: (await loadField()).Field }));
export const ReportPage = lazy(async () => ({ default: (await loadReport()).ReportPage }));
