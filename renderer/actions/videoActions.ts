import { useFrame } from '../frame/frameState.ts';
import { useDesk } from '../state/desk.ts';
import { useSession } from '../state/session.ts';
import { openMatrix, useVideo } from '../video/videoState.ts';
import type { Action } from './action.ts';

/** Cameras. */
export const videoActions: readonly Action[] = [
  { id: 'video.matrix', titleKey: 'video.matrix', group: 'view', key: 'Shift+V', run: openMatrix },
  {
    id: 'video.strip',
    titleKey: 'video.title',
    group: 'view',
    key: 'Alt+v',
    run: () => {
      useVideo.setState({ tab: 'video' });
      useFrame.setState({ bottomOpen: true });
    },
  },
  {
    id: 'video.gateways',
    titleKey: 'video.gateways',
    group: 'system',
    enabled: () => useSession.getState().info?.user.role === 'admin',
    run: () => useDesk.setState({ dialog: 'videoGateways' }),
  },
];
