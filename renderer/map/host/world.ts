import type { LayersList } from '@deck.gl/core';
import type { Bounds, Position } from '../../../shared/geo.ts';
import type { BaseMapData } from '../basemap/load.ts';
import type { UserSource } from '../basemapSources/userSource.ts';
import type { Orbit } from '../camera/orbit.ts';
import type { MapViewState } from '../deck/mapView.ts';
import type { Bodies, BodiesOptions } from '../scene3d/bodies.ts';
import type { EnuFrame } from './enuFrame.ts';
import type { Projector } from './projector.ts';

/** What a world tells the host. */
export interface WorldEvents {
  /** A frame: the overlay is drawn in this task. */
  onFrame(): void;
  /** How many tiles of the base map are on their way. */
  onPendingTiles(count: number): void;
  /** How long a frame of a moving camera took, milliseconds. */
  onMovedFrame(durationMs: number): void;
  /** The world's own graphics context is gone. */
  onContextLost(): void;
}

export interface WorldOptions {
  /** Fills the map; the world puts what it draws below everything in it. */
  readonly surface: HTMLElement;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
  readonly reducedMotion: boolean;
  readonly orbit: Orbit;
  readonly events: WorldEvents;
  /** What 3D bodies need; without it none stand. */
  readonly bodies?: Omit<BodiesOptions, 'surface' | 'orbit' | 'jump' | 'fly' | 'reducedMotion'> | undefined;
  /** Name of the base map's sources in the user's language. */
  readonly credit: string;
}

/**
 * What the overlay stands on: Cesium's globe or the flat map. A world owns the camera and the base map; everything else
 * of the map is the host's and the same on both.
 */
export interface World {
  readonly isFlat: boolean;
  /** 3D bodies on it, where there are any. */
  readonly bodies?: Bodies | undefined;
  /** The world's own canvas, below the overlay; the flat map is drawn by the overlay's. */
  readonly canvas: HTMLCanvasElement | undefined;

  orbit(): Orbit;
  /** Puts the camera there at once. */
  jump(orbit: Orbit): void;
  /** Flies there, or jumps where motion is unwanted. */
  fly(orbit: Orbit): void;
  /** True while a flight is under way. */
  readonly flying: boolean;
  fitBounds(bounds: Bounds): void;
  /** Changes the distance to the ground in the middle: 0.5 comes nearer. */
  zoom(factor: number): void;
  /** The same about the ground under a pixel, which stays where it is. */
  zoomAbout(factor: number, x: number, y: number): void;
  /** Shares of the screen, x to the right, y down. */
  pan(x: number, y: number): void;
  turn(headingDeg: number, pitchDeg: number): void;
  /** Lets the pointer move the camera, or not while a tool has the drag. */
  setInputs(enabled: boolean): void;

  /** Ground under a pixel (CSS), or undefined where there is none. */
  groundAt(x: number, y: number): Position | undefined;
  projector(): Projector;
  /** Metres about a position in which the overlay's layers are packed. */
  frameAt(anchor: Position): EnuFrame;
  /** deck's camera for the frame, the same as the world's. */
  viewState(frame: EnuFrame): MapViewState;
  /** deck layers below all others. */
  underlay(): LayersList;

  showBaseMap(data: BaseMapData): void;
  /** The user's own base maps above it, the lowest first. */
  showSources(sources: readonly UserSource[]): void;
  /** True when the view is covered by tiles of its own scale. */
  readonly tilesLoaded: boolean;
  /** True when the ground shows everywhere in the view, be it coarsely: the map can be used. */
  readonly covered: boolean;
  /** Draws with the next browser frame. */
  requestRender(): void;
  /** Draws in this task. */
  render(): void;
  dispose(): void;
}
