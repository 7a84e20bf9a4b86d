import { distanceM } from '../../../shared/geo.ts';
import type { Viewport } from '../../map/basemap/index.ts';

/** A view of less shows nothing to know a place by, degrees of latitude. */
const LEAST_DEG = 0.5;
const MARGIN = 1.25;

/** A view of all places with a margin, undistorted in its middle; undefined for none. @param width pixels */
export function sketchViewport(
  places: readonly (readonly [lon: number, lat: number])[],
  width: number,
  height: number,
): Viewport | undefined {
  if (places.length === 0) return undefined;
  const edges = { west: 180, south: 90, east: -180, north: -90 };
  for (const [lon, lat] of places) {
    edges.west = Math.min(edges.west, lon);
    edges.east = Math.max(edges.east, lon);
    edges.south = Math.min(edges.south, lat);
    edges.north = Math.max(edges.north, lat);
  }
  const lon = (edges.west + edges.east) / 2;
  const lat = (edges.south + edges.north) / 2;
  const squeeze = Math.max(0.05, Math.cos((lat * Math.PI) / 180));
  const lonPerLat = width / height / squeeze;
  const span = Math.max(
    LEAST_DEG,
    (edges.north - edges.south) * MARGIN,
    ((edges.east - edges.west) * MARGIN) / lonPerLat,
  );
  return {
    west: lon - (span * lonPerLat) / 2,
    east: lon + (span * lonPerLat) / 2,
    south: lat - span / 2,
    north: lat + span / 2,
    width,
    height,
  };
}

/** Metres from edge to edge across the middle of a view; no more than half-way round the Earth. */
export function widthM({ west, east, south, north }: Viewport): number {
  const lat = (south + north) / 2;
  const middle = (west + east) / 2;
  return 2 * distanceM({ lon: Math.max(west, middle - 90), lat }, { lon: middle, lat });
}
