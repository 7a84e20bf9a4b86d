import { VideoCameraOutlined } from '@ant-design/icons';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { VideoGrid } from './VideoGrid.tsx';
import { hasPicture, STRIP_CELLS } from './videoState.ts';

/** The cameras of the strip below the map. While the matrix shows them, they play there only. */
export function VideoStrip() {
  const t = useT();
  const known = useRecords((state) => state.lists.camera.some(hasPicture));
  const inMatrix = useDesk((desk) => desk.dialog === 'video');
  if (!known) {
    return (
      <EmptyState icon={<VideoCameraOutlined />} text={t('video.noCameras')} detail={t('video.noCamerasDetail')} />
    );
  }
  if (inMatrix) return null;
  return <VideoGrid count={STRIP_CELLS} shape="row" />;
}
