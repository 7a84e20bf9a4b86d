import { toggleTour, toggleXray, useScene } from '../panels/scene/sceneState.ts';
import type { Action } from './action.ts';

const stands = () => useScene.getState().standing.length > 0;

/** What can be done with the 3D scene in view. */
export const sceneActions: readonly Action[] = [
  { id: 'scene.xray', titleKey: 'scene.actionXray', group: 'map', key: 'x', enabled: stands, run: toggleXray },
  {
    id: 'scene.orbit',
    titleKey: 'scene.actionOrbit',
    group: 'map',
    enabled: stands,
    run: () => toggleTour('orbit'),
  },
  {
    id: 'scene.cruise',
    titleKey: 'scene.actionCruise',
    group: 'map',
    enabled: stands,
    run: () => toggleTour('cruise'),
  },
];
