import './tracks.css';
import { AimOutlined, NodeIndexOutlined, PushpinOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { errorText } from '../../shared/i18n/index.ts';
import { kindOfId } from '../../shared/records/index.ts';
import { formatAge, formatCompass, formatCoordinate, formatDistance, formatTime } from '../format.ts';
import { flyTo } from '../frame/map/mapControl.ts';
import { motionStateOf } from '../map/layers/moving/motionPack.ts';
import { type Field, FieldList } from '../panels/details/FieldList.tsx';
import { RadiationButton } from '../radiation/RadiationButton.tsx';
import { useT } from '../state/language.ts';
import { useLive } from '../state/live.ts';
import { hubNow } from '../state/session.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import { useNow } from '../ui/useNow.ts';
import { doseText } from './doseText.ts';
import { movingOnMap } from './movingOnMap.ts';
import { SOURCE_TONES } from './sourceTones.ts';
import { livePosition, toggleFollow, toggleTrail, useTracks } from './trackState.ts';

const KMH_PER_MS = 3.6;
const MOTION_TONES = { moving: 'good', stopped: 'plain', silent: 'caution', hidden: 'plain' } as const;

/** Where something that moves is now, how it does, and what to do with it on the map. */
export function MotionPanel({ subjectId }: { readonly subjectId: string }) {
  const t = useT();
  useLive(({ tracksVersion }) => tracksVersion);
  useNow(2_000);
  const { followedId, trail, trailBusy, trailError, sources } = useTracks();
  const isSource = kindOfId(subjectId) === 'mobileSource';
  const row = movingOnMap.rowOf(subjectId);
  const rows = movingOnMap.rows();
  const position = livePosition(subjectId);
  const now = hubNow();
  const source = sources.find((one) => one.source.id === subjectId);
  const tracked = row !== undefined && position !== undefined;
  const ownTrail = trail?.subjectId === subjectId ? trail : undefined;
  return (
    <section className="tracks-motion" data-testid="motion-panel" data-tracked={tracked}>
      <header>
        <h3>{t('tracks.live')}</h3>
        {source ? (
          <StatusTag tone={SOURCE_TONES[source.state]} testId="source-state">
            {t(`tracks.source_${source.state}`)}
          </StatusTag>
        ) : (
          row !== undefined && (
            <StatusTag tone={MOTION_TONES[motionStateOf(rows, row, now)]} testId="motion-state">
              {t(`tracks.state_${motionStateOf(rows, row, now)}`)}
            </StatusTag>
          )
        )}
      </header>
      {tracked ? (
        <FieldList fields={fieldsOf(row, position)} testId="motion-fields" />
      ) : (
        <p className="muted">{t('tracks.neverReported')}</p>
      )}
      <div className="button-row">
        {tracked && (
          <>
            <Button icon={<AimOutlined />} onClick={() => flyTo(position)} data-testid="motion-locate">
              {t('tracks.locate')}
            </Button>
            <Button
              icon={<PushpinOutlined />}
              type={followedId === subjectId ? 'primary' : 'default'}
              aria-pressed={followedId === subjectId}
              onClick={() => toggleFollow(subjectId)}
              data-testid="motion-follow"
            >
              {t(followedId === subjectId ? 'tracks.unfollow' : 'tracks.follow')}
            </Button>
          </>
        )}
        <Button
          icon={<NodeIndexOutlined />}
          loading={trailBusy}
          type={ownTrail ? 'primary' : 'default'}
          aria-pressed={ownTrail !== undefined}
          onClick={() => void toggleTrail(subjectId)}
          data-testid="motion-trail"
        >
          {t(ownTrail ? 'tracks.hideTrail' : 'tracks.showTrail')}
        </Button>
        {isSource && <RadiationButton subjectId={subjectId} />}
      </div>
      {ownTrail && (
        <p className="muted" data-testid="trail-points">
          {ownTrail.points.length === 0
            ? t('tracks.trailEmpty')
            : t('tracks.trailPoints', { count: ownTrail.points.length })}
        </p>
      )}
      {trailError && <p role="alert">{errorText(t, trailError)}</p>}
    </section>
  );

  function fieldsOf(at: number, where: NonNullable<typeof position>): readonly Field[] {
    const speed = rows.speedMs[at] ?? Number.NaN;
    const heading = rows.headingDeg[at] ?? Number.NaN;
    const dose = rows.doseRateUsvH[at] ?? Number.NaN;
    const seenAt = rows.at[at] ?? 0;
    const fields: (Field | false)[] = [
      { label: t('tracks.lastSeen'), value: `${formatAge(seenAt, now, t)} · ${formatTime(seenAt)}`, wide: true },
      Number.isFinite(speed) && { label: t('tracks.speed'), value: `${Math.round(speed * KMH_PER_MS)} km/h` },
      Number.isFinite(heading) && {
        label: t('tracks.heading'),
        value: `${formatCompass(heading, t)} ${Math.round(heading)}°`,
      },
      { label: t('tracks.position'), value: formatCoordinate(where), wide: true },
      Number.isFinite(dose) && { label: t('tracks.doseRate'), value: doseText(dose) },
      source?.expectedUsvH !== undefined && { label: t('tracks.expected'), value: doseText(source.expectedUsvH) },
      source?.awayM !== undefined && {
        label: t('tracks.away'),
        value:
          source.source.fenceRadiusM === undefined
            ? formatDistance(source.awayM)
            : `${formatDistance(source.awayM)} / ${formatDistance(source.source.fenceRadiusM)}`,
      },
    ];
    return fields.filter((field) => field !== false);
  }
}
