import { Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { Position } from '../../shared/geo.ts';
import { closeOver } from '../firmFile/open.ts';
import { formatRadius } from '../format.ts';
import { mapHandle } from '../frame/map/mapControl.ts';
import { SketchMap } from '../report/SketchMap.tsx';
import { useT } from '../state/language.ts';
import { doseText } from '../tracks/doseText.ts';
import type { Assessment } from './assess.ts';

/** Camera distance per metre of radius: the circle takes about 60 % of the height of the part that is kept. */
const RANGE_PER_RADIUS = 4.6;
const NEAREST_RANGE_M = 140;
/** The middle of the map that the sheet shows, CSS pixels: its texts must be read on paper. */
const KEPT = { width: 720, height: 548 } as const;
/** The flight there, then tiles and symbols, milliseconds. */
const SETTLE_MS = 2_600;
const NO_POINTS: readonly [] = [];

/** 一图: the exclusion area on the desk's own map, as a picture that prints; a sketch where there is no map. */
export function ExclusionMap({ centre, answer }: { readonly centre: Position; readonly answer: Assessment }) {
  const t = useT();
  const { radiusM, computedRadiusM, guideRadiusM, limitUsvH } = answer;
  const [picture, setPicture] = useState<string>();
  const [plain, setPlain] = useState(false);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` takes the picture again
  useEffect(() => {
    const map = mapHandle();
    if (!map) {
      setPlain(true);
      return;
    }
    let wanted = true;
    setPicture(undefined);
    map.flyTo(centre, Math.max(NEAREST_RANGE_M, radiusM * RANGE_PER_RADIUS));
    const timer = window.setTimeout(() => {
      map
        .snapshot()
        .then(middleOf)
        .then(
          (blob) => wanted && setPicture(URL.createObjectURL(blob)),
          () => wanted && setPlain(true),
        );
    }, SETTLE_MS);
    return () => {
      wanted = false;
      window.clearTimeout(timer);
    };
  }, [centre, radiusM, round]);
  useEffect(() => () => (picture === undefined ? undefined : URL.revokeObjectURL(picture)), [picture]);
  const again = useCallback(() => setRound((count) => count + 1), []);
  const reason = computedRadiusM === undefined ? 'GuideOnly' : computedRadiusM > guideRadiusM ? 'Computed' : 'Guide';
  return (
    <section className="rad-map" data-testid="radiation-map" data-ready={picture !== undefined || plain}>
      <h2>{t('radiation.map')}</h2>
      <div className="rad-picture">
        {picture && <img src={picture} alt={t('radiation.mapAlt', { radius: formatRadius(radiusM) })} />}
        {!picture && !plain && <p className="rad-note">{t('radiation.mapWaiting')}</p>}
        {plain && (
          <>
            <p className="rad-note">{t('radiation.mapPlain')}</p>
            <SketchMap centre={centre} radiiM={[radiusM]} points={NO_POINTS} />
          </>
        )}
      </div>
      <p className="rad-radius" data-testid="radiation-radius">
        <span>{t('radiation.radius')}</span>
        <b>{formatRadius(radiusM)}</b>
        <small>{t(`radiation.reason${reason}`)}</small>
      </p>
      <p className="rad-note">
        {t('radiation.guideRadius')} {formatRadius(guideRadiusM)} · {t('radiation.computedRadius')} (
        {doseText(limitUsvH)}) {computedRadiusM === undefined ? '—' : formatRadius(computedRadiusM)}
      </p>
      <p className="rad-map-buttons">
        <Button size="small" onClick={closeOver}>
          {t('radiation.showOnMap')}
        </Button>
        <Button size="small" onClick={again}>
          {t('radiation.refreshMap')}
        </Button>
      </p>
    </section>
  );
}

/** The middle of a picture of the map. */
async function middleOf(picture: Blob): Promise<Blob> {
  const whole = await createImageBitmap(picture);
  const scale = Math.min(2, window.devicePixelRatio || 1);
  const width = Math.min(whole.width, Math.round(KEPT.width * scale));
  const height = Math.min(whole.height, Math.round(KEPT.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  canvas
    .getContext('2d')
    ?.drawImage(whole, Math.round((width - whole.width) / 2), Math.round((height - whole.height) / 2));
  whole.close();
  return canvas.convertToBlob({ type: 'image/png' });
}
