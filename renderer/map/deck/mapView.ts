import { MapController, View, Viewport } from '@deck.gl/core';
import type { Vec3 } from '../host/ecef.ts';

/** Rows that turn camera-relative metres into space scaled to the unit sphere, and the horizon seen from there. */
export interface CullUniforms {
  readonly row0: Vec3;
  readonly row1: Vec3;
  readonly row2: Vec3;
  readonly eye: Vec3;
  readonly distance2: number;
}

type ViewportOptions = NonNullable<ConstructorParameters<typeof Viewport>[0]>;

/** `transitionDuration` is there because deck wants view states to know transitions; it stays unset. */
export type MapViewState = ViewportOptions & { cull: CullUniforms; transitionDuration?: number };

/** deck viewport without longitude: its common space is a frame's metres, camera-relative in double precision. */
export class MapViewport extends Viewport {
  static override displayName = 'MapViewport';
  readonly cull: CullUniforms;

  constructor(options: MapViewState) {
    super(options);
    this.cull = options.cull;
  }
}

export class MapView extends View<MapViewState> {
  static displayName = 'MapView';

  getViewportType() {
    return MapViewport;
  }

  protected get ControllerType() {
    return MapController;
  }
}
