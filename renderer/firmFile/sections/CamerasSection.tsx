import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { CameraCell } from '../../video/CameraCell.tsx';
import { hasPicture } from '../../video/videoState.ts';
import { Card } from '../Card.tsx';
import { DataTable } from '../DataTable.tsx';
import { showOnMap } from '../open.ts';
import type { SectionProps } from './section.ts';

/** Pictures that play at once in a firm's file. */
const MAX_PLAYING = 4;

/** Cameras of the firm, playing. */
export function CamerasSection({ file }: SectionProps) {
  const t = useT();
  const { cameras } = file;
  if (cameras.length === 0) return <EmptyState text={t('firm.camerasNone')} />;
  return (
    <Card title={t('records.camera')}>
      <DataTable
        caption={t('records.camera')}
        rows={cameras}
        rowKey={({ id }) => id}
        onRow={(camera) => showOnMap(camera)}
        rowAction={t('firm.flyThere')}
        provenanceOf={({ provenance }) => provenance}
        testId="firm-cameras"
        columns={[
          { id: 'name', title: t('firm.name'), cell: ({ name }) => name },
          { id: 'kind', title: t('firm.kind'), cell: ({ category }) => t(`records.camera_${category}`) },
          {
            id: 'heading',
            title: t('firm.heading'),
            number: true,
            cell: ({ headingDeg }) => (headingDeg === undefined ? '—' : `${Math.round(headingDeg)}°`),
          },
          {
            id: 'range',
            title: t('firm.range'),
            number: true,
            cell: ({ rangeM }) => (rangeM === undefined ? '—' : `${Math.round(rangeM)} m`),
          },
          { id: 'stream', title: t('firm.stream'), cell: ({ streamUrl }) => streamUrl ?? t('firm.streamNone') },
        ]}
      />
      <div className="om-firm-cams">
        {cameras
          .filter(hasPicture)
          .slice(0, MAX_PLAYING)
          .map((camera) => (
            <div className="om-cam-frame" key={camera.id}>
              <CameraCell camera={camera} quality="sub" />
            </div>
          ))}
      </div>
    </Card>
  );
}
