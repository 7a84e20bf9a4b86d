import { useEffect } from 'react';
import { useFrame } from '../frame/frameState.ts';
import { useDesk } from '../state/desk.ts';
import { useRecords } from '../state/records.ts';
import { useFocusIncident } from './useFocusIncident.ts';
import { fillCells, nearestCameras, useVideo } from './videoState.ts';

/** Opens the cameras nearest to an incident in the strip when it comes into focus, once for each focus. */
export function useIncidentCameras(): void {
  const incident = useFocusIncident();
  const cameras = useRecords((state) => state.lists.camera);
  const replaying = useDesk((desk) => desk.replay !== undefined);
  useEffect(() => {
    if (!incident || replaying) return;
    if (useVideo.getState().openedFor === incident.id || cameras.length === 0) return;
    useVideo.setState({ openedFor: incident.id });
    const near = nearestCameras(cameras, incident.position);
    if (near.length === 0 || incident.state === 'archived') return;
    fillCells(near.map(({ camera }) => camera.id));
    useVideo.setState({ tab: 'video' });
    useFrame.setState({ bottomOpen: true });
  }, [incident, cameras, replaying]);
}
