import { beforeEach, describe, expect, it } from 'vitest';
import { retryDelayMs } from '../../../renderer/video/playback.ts';
import {
  fillCells,
  hasPicture,
  nearestCameras,
  playInCells,
  putCamera,
  useVideo,
} from '../../../renderer/video/videoState.ts';
import type { Camera } from '../../../shared/records/camera.ts';

const camera = (id: string, lon: number, more: Partial<Camera> = { streamUrl: 'rtsp://h/1' }): Camera => ({
  id: `camera:${id}`,
  name: id,
  category: 'fixed',
  position: { lon, lat: 0 },
  provenance: { producer: 't' },
  ...more,
});
const shown = (count: number) => useVideo.getState().cells.slice(0, count);

beforeEach(() => fillCells([]));

describe('cells of cameras', () => {
  it('the nearest with a picture, not those too far away or without an address', () => {
    const cameras = [
      camera('far', 1),
      camera('b', 0.02),
      camera('a', 0.01),
      camera('blind', 0, {}),
      camera('c', -0.03),
    ];
    const near = nearestCameras(cameras, { lon: 0, lat: 0 });
    expect(near.map(({ camera: { name } }) => name)).toEqual(['a', 'b', 'c']);
    expect(near[0]?.awayM).toBeCloseTo(1112, -1);
    expect(nearestCameras(cameras, { lon: 0, lat: 0 }, 2)).toHaveLength(2);
    expect(hasPicture(camera('x', 0, { gatewayName: 'g', channelId: 'live/1' }))).toBe(true);
    expect(hasPicture(camera('x', 0, { gatewayName: 'g' }))).toBe(false);
  });

  it('a camera is in one cell only: it moves, and what was there takes its place', () => {
    putCamera(0, 'camera:a');
    putCamera(1, 'camera:b');
    putCamera(1, 'camera:a');
    expect(shown(2)).toEqual(['camera:b', 'camera:a']);
    putCamera(3, 'camera:a');
    expect(shown(4)).toEqual(['camera:b', undefined, undefined, 'camera:a']);
  });

  it('a click fills the chosen empty cell, then the next empty one, then the last chosen', () => {
    useVideo.setState({ chosen: 2 });
    for (const id of ['a', 'b', 'c', 'd']) playInCells(`camera:${id}`, 4);
    expect(new Set(shown(4)).size).toBe(4);
    expect(shown(4)[2]).toBe('camera:a');
    playInCells('camera:a', 4);
    expect(shown(4).filter((id) => id === 'camera:a')).toHaveLength(1);
    playInCells('camera:e', 4);
    expect(shown(4)).toContain('camera:e');
  });

  it('tries again after 1, 2, 4, 8, 15 s', () => {
    expect([1, 2, 3, 4, 5, 9].map(retryDelayMs)).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
  });
});
