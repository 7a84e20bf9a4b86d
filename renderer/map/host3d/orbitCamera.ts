import {
  BoundingSphere,
  type Camera,
  Cartesian2,
  Cartesian3,
  HeadingPitchRange,
  Matrix4,
  Rectangle,
  type Scene,
} from '@cesium/engine';
import type { Bounds, Position } from '../../../shared/geo.ts';
import { clampRange, type Orbit } from '../camera/orbit.ts';
import { fromEcef } from '../host/ecef.ts';

const RAD = Math.PI / 180;

/** Ground under a pixel (CSS), or undefined above the horizon. */
export function groundAt(scene: Scene, x: number, y: number): Position | undefined {
  const point = scene.camera.pickEllipsoid(new Cartesian2(x, y), scene.globe.ellipsoid);
  return point && fromEcef([point.x, point.y, point.z]);
}

/** The orbit the camera is on: about the ground in the middle of the screen, else about the ground below it. */
export function orbitOf(scene: Scene): Orbit {
  const { camera, canvas } = scene;
  const { longitude, latitude, height } = camera.positionCartographic;
  const middle = groundAt(scene, canvas.clientWidth / 2, canvas.clientHeight / 2);
  const target = middle ?? { lon: longitude / RAD, lat: latitude / RAD };
  const rangeM = middle
    ? Cartesian3.distance(camera.positionWC, Cartesian3.fromDegrees(target.lon, target.lat))
    : height;
  return { target, headingDeg: camera.heading / RAD, pitchDeg: camera.pitch / RAD, rangeM };
}

/** Puts the camera on an orbit at once. */
export function setOrbit(camera: Camera, { target, headingDeg, pitchDeg, rangeM }: Orbit): void {
  camera.lookAt(
    Cartesian3.fromDegrees(target.lon, target.lat),
    new HeadingPitchRange(headingDeg * RAD, pitchDeg * RAD, clampRange(rangeM)),
  );
  camera.lookAtTransform(Matrix4.IDENTITY);
}

/** Flies to an orbit; `seconds` 0 jumps. @param ended told when a flight has come there or was broken off */
export function flyOrbit(camera: Camera, orbit: Orbit, seconds: number, ended?: () => void): void {
  if (seconds <= 0) {
    camera.cancelFlight();
    setOrbit(camera, orbit);
    return;
  }
  camera.flyToBoundingSphere(new BoundingSphere(Cartesian3.fromDegrees(orbit.target.lon, orbit.target.lat), 0), {
    offset: new HeadingPitchRange(orbit.headingDeg * RAD, orbit.pitchDeg * RAD, clampRange(orbit.rangeM)),
    duration: seconds,
    ...(ended ? { complete: ended, cancel: ended } : {}),
  });
}

/** The orbit that shows the bounds whole, keeping heading and pitch. */
export function orbitOfBounds(camera: Camera, [west, south, east, north]: Bounds, like: Orbit): Orbit {
  const target = { lon: (west + east) / 2, lat: (south + north) / 2 };
  const pad = 0.06;
  const [dLon, dLat] = [Math.max(0.002, (east - west) * pad), Math.max(0.002, (north - south) * pad)];
  const rectangle = Rectangle.fromDegrees(west - dLon, south - dLat, east + dLon, north + dLat);
  const eye = camera.getRectangleCameraCoordinates(rectangle, new Cartesian3());
  const rangeM = Cartesian3.distance(eye, Cartesian3.fromDegrees(target.lon, target.lat));
  return { ...like, target, rangeM: Math.max(rangeM, 400) };
}
