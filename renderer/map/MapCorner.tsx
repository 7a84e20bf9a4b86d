import { useLayoutEffect, useState } from 'react';
import type { MapTranslate } from './api.ts';
import type { MapStatus } from './host/mapHost.ts';
import { lengthText } from './layers/lengthText.ts';
import { scaleBarOf } from './scaleBar.ts';

interface MapCornerProps {
  /** Where the map tells its state, once for every frame. */
  readonly listen: (sink: (status: MapStatus) => void) => void;
  readonly attribution: string;
  readonly t: MapTranslate;
}

/** Scale bar, pointer coordinates and the sources of the base map. */
export function MapCorner({ listen, attribution, t }: MapCornerProps) {
  const [status, setStatus] = useState<MapStatus>();
  useLayoutEffect(() => listen(setStatus), [listen]);
  if (!status) return null;
  const bar = scaleBarOf(status.metresPerPixel);
  const { pointer } = status;
  return (
    <div className="map-corner" data-pending={status.pendingTiles}>
      {status.pendingTiles > 0 && <span className="map-drawing">{t('map.drawing')}</span>}
      {attribution && <span className="map-sources">{attribution}</span>}
      <span className="map-coordinates">
        {pointer ? t('map.coordinates', { lon: pointer.lon.toFixed(5), lat: pointer.lat.toFixed(5) }) : ''}
      </span>
      <span className="map-north" title={t('map.north')} aria-hidden="true">
        <svg viewBox="0 0 16 16" width="16" height="16" style={{ transform: `rotate(${-status.headingDeg}deg)` }}>
          <title>{t('map.north')}</title>
          <path d="M8 1 11 8H5Z" fill="#ff5a6b" />
          <path d="M8 15 5 8h6Z" fill="#7f98a8" />
        </svg>
      </span>
      <span className="map-scale">
        <span>{lengthText(bar.lengthM, t)}</span>
        <span className="map-scale-bar" style={{ width: bar.widthPx }} />
      </span>
    </div>
  );
}
