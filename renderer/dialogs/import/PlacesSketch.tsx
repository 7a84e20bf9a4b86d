import { useEffect, useRef, useState } from 'react';
import { formatDistance } from '../../format.ts';
import { type BaseMapData, drawBaseMap, loadBaseMap, type Viewport } from '../../map/basemap/index.ts';
import { useT } from '../../state/language.ts';
import { sketchViewport, widthM } from './sketchViewport.ts';

interface PlacesSketchProps {
  readonly places: readonly (readonly [lon: number, lat: number])[];
}

/** Size of the picture in CSS pixels; drawn twice as fine. */
const WIDTH = 420;
const HEIGHT = 300;
const FINENESS = 2;
const DOT_PX = 3;

let loading: Promise<BaseMapData> | undefined;

/** The base map, loaded once a page. */
function baseMap(): Promise<BaseMapData> {
  loading ??= loadBaseMap(`${import.meta.env.BASE_URL}basemap/`);
  return loading;
}

/** Where the records of a file fall: a small map, so that a wrong coordinate system is seen before anything is stored. */
export function PlacesSketch({ places }: PlacesSketchProps) {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [base, setBase] = useState<BaseMapData | undefined>();
  useEffect(() => {
    // Without the base map the points are still drawn.
    baseMap().then(setBase, () => {});
  }, []);
  const view = sketchViewport(places, WIDTH * FINENESS, HEIGHT * FINENESS);
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (pen && view) draw(pen, places, view, base);
  });
  if (!view) return <p className="import-sketch-empty hint">{t('dialog.importNoPlaces')}</p>;
  return (
    <figure className="import-sketch">
      <canvas
        ref={canvas}
        width={WIDTH * FINENESS}
        height={HEIGHT * FINENESS}
        role="img"
        aria-label={t('dialog.importSketch', { count: places.length })}
        data-testid="import-sketch"
      />
      <figcaption className="hint">
        {t('dialog.importSketchWidth', { width: formatDistance(widthM(view)), count: places.length })}
      </figcaption>
    </figure>
  );
}

function draw(
  pen: CanvasRenderingContext2D,
  places: PlacesSketchProps['places'],
  view: Viewport,
  base: BaseMapData | undefined,
): void {
  pen.clearRect(0, 0, view.width, view.height);
  if (base) drawBaseMap(pen, base, view);
  const colour = (name: string) => getComputedStyle(pen.canvas).getPropertyValue(name);
  pen.fillStyle = colour('--om-accent');
  pen.strokeStyle = colour('--om-ground');
  pen.lineWidth = FINENESS;
  for (const [lon, lat] of places) {
    const x = ((lon - view.west) / (view.east - view.west)) * view.width;
    const y = ((view.north - lat) / (view.north - view.south)) * view.height;
    pen.beginPath();
    pen.arc(x, y, DOT_PX * FINENESS, 0, 2 * Math.PI);
    pen.stroke();
    pen.fill();
  }
}
