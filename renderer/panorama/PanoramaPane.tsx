import './panorama.css';
import { CloseOutlined, CompassOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { distanceM } from '../../shared/geo.ts';
import type { Panorama } from '../../shared/records/panorama.ts';
import { formatDistance } from '../format.ts';
import { flyTo } from '../frame/map/mapControl.ts';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { ensureKinds } from '../state/session.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { notifyError } from '../ui/notify.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import { directionTo } from './direction.ts';
import { eyeOf } from './eye.ts';
import { hotSpotsOf } from './hotSpots.ts';
import { closePanorama, openPanorama, usePanorama } from './panoramaState.ts';
import { usePicture } from './usePicture.ts';
import { useViewer } from './useViewer.ts';

/** Camera distance that shows the panorama's surroundings on the map, metres. */
const MAP_RANGE_M = 900;
/** A thing selected on the map within this is looked at, metres. */
const LOOK_M = 1_500;

/** The open panorama, beside the map. */
export function PanoramaPane() {
  const id = usePanorama((state) => state.id);
  const panorama = useRecords((state) => state.lists.panorama.find((record) => record.id === id));
  useEffect(() => {
    if (id !== undefined) ensureKinds(['panorama', 'installation']).catch(notifyError);
  }, [id]);
  return panorama ? <OpenPanorama key={panorama.id} panorama={panorama} /> : null;
}

function OpenPanorama({ panorama }: { readonly panorama: Panorama }) {
  const t = useT();
  const frame = useRef<HTMLDivElement>(null);
  const installations = useRecords((state) => state.lists.installation);
  const selectedIds = useDesk((desk) => desk.selectedIds);
  const heading = usePanorama((state) => Math.round(state.headingDeg) % 360);
  const eye = useMemo(() => eyeOf(panorama), [panorama]);
  const spots = useMemo(() => hotSpotsOf(panorama, eye, installations), [panorama, eye, installations]);
  const { url, error, retry } = usePicture(panorama);
  const viewer = useViewer(frame, url, panorama.headingDeg ?? 0, spots, selectedIds);

  useEffect(() => flyTo(panorama.position, MAP_RANGE_M), [panorama]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') closePanorama();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  // What is selected on the map is looked at in the picture.
  useEffect(() => {
    const [only] = selectedIds;
    const record = selectedIds.size === 1 ? installations.find((one) => one.id === only) : undefined;
    if (!record || distanceM(eye, record.position) > LOOK_M) return;
    const topM = (record.structureHeightM ?? 5) / 2;
    viewer.lookAt(directionTo(eye, { ...record.position, heightM: topM }));
  }, [selectedIds, installations, eye, viewer]);

  return (
    <section className="panorama" aria-label={t('panorama.title')} data-testid="panorama" data-ready={viewer.ready}>
      <header className="panorama-head">
        <h2>{panorama.name}</h2>
        {panorama.provenance.demo && <StatusTag tone="caution">{t('common.demo')}</StatusTag>}
        <StatusTag tone="plain">{t(`records.panorama_${panorama.category}`)}</StatusTag>
        <Neighbours panorama={panorama} />
        <span className="panorama-heading" data-testid="panorama-heading">
          <CompassOutlined style={{ transform: `rotate(${-heading - 45}deg)` }} aria-hidden="true" />
          {t('panorama.heading', { degrees: String(heading).padStart(3, '0') })}
        </span>
        <IconButton icon={<CloseOutlined />} label={t('panorama.close')} onClick={closePanorama} />
      </header>
      <div ref={frame} className="panorama-view" data-testid="panorama-view" />
      {!viewer.ready && !error && (
        <div className="panorama-wait">
          <LoadingState rows={1} />
          <p>{t(panorama.category === 'scene' ? 'panorama.drawing' : 'panorama.loading')}</p>
        </div>
      )}
      {error && (
        <div className="panorama-wait">
          <ErrorState error={error} onRetry={retry} />
        </div>
      )}
      <p className="panorama-foot">{t('panorama.spots', { count: spots.length })}</p>
    </section>
  );
}

/** Other panoramas near by, to step to. */
function Neighbours({ panorama }: { readonly panorama: Panorama }) {
  const t = useT();
  const all = useRecords((state) => state.lists.panorama);
  const near = useMemo(
    () =>
      all
        .filter((other) => other.id !== panorama.id)
        .map((other) => ({ other, away: distanceM(panorama.position, other.position) }))
        .filter(({ away }) => away < 5_000)
        .sort((a, b) => a.away - b.away)
        .slice(0, 30),
    [all, panorama],
  );
  if (near.length === 0) return null;
  return (
    <Select
      size="small"
      className="panorama-near"
      placeholder={t('panorama.near')}
      aria-label={t('panorama.near')}
      value={null}
      onChange={(id: string | null) => id !== null && openPanorama(id, usePanorama.getState().headingDeg)}
      options={near.map(({ other, away }) => ({ value: other.id, label: `${other.name} · ${formatDistance(away)}` }))}
    />
  );
}
