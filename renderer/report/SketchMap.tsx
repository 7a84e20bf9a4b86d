import { useEffect, useRef, useState } from 'react';
import type { Position } from '../../shared/geo.ts';
import { formatRadius } from '../format.ts';
import { type BaseMapData, drawBaseMap, loadBaseMap, type Viewport } from '../map/basemap/index.ts';
import { useT } from '../state/language.ts';
import type { SensitivePoint } from './reportModel.ts';
import { placeMarks, project, radiusPx, type Spot, scaleBarM, sketchView } from './sketch.ts';

interface SketchMapProps {
  readonly centre: Position;
  readonly radiiM: readonly number[];
  readonly points: readonly SensitivePoint[];
}

/** Pixels of the picture: 74 mm × 62 mm at 300 dots an inch. */
const WIDTH = 874;
const HEIGHT = 732;
/** Turns the base map's night colours into paper colours. */
const PAPER = 'invert(1) grayscale(0.85) brightness(1.05)';
const INK = { ring: '#c2410c', incident: '#b00020', point: '#0b4f8a', line: '#000', halo: '#fff' } as const;

const FONT = '"Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif';

let loading: Promise<BaseMapData> | undefined;

/** The base map, loaded once a page. */
function baseMap(): Promise<BaseMapData> {
  loading ??= loadBaseMap(`${import.meta.env.BASE_URL}basemap/`);
  return loading;
}

/** A small map: rings, the incident, the sensitive points with their numbers, north and a scale. */
export function SketchMap({ centre, radiiM, points }: SketchMapProps) {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [base, setBase] = useState<BaseMapData | undefined>();
  const [plain, setPlain] = useState(false);
  useEffect(() => {
    baseMap().then(setBase, () => setPlain(true));
  }, []);
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (pen) drawSketch(pen, { centre, radiiM, points, base, north: t('report.north') });
  }, [centre, radiiM, points, base, t]);
  return (
    <>
      <canvas
        ref={canvas}
        className="sketch"
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={t('report.map')}
        data-testid="report-map"
        data-base={base !== undefined}
      />
      {plain && <p className="sheet-remark">{t('report.mapPlain')}</p>}
    </>
  );
}

interface Sketch extends SketchMapProps {
  readonly base: BaseMapData | undefined;
  readonly north: string;
}

function drawSketch(pen: CanvasRenderingContext2D, { centre, radiiM, points, base, north }: Sketch): void {
  const view = sketchView(centre, radiiM, WIDTH, HEIGHT);
  pen.clearRect(0, 0, WIDTH, HEIGHT);
  pen.fillStyle = INK.halo;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  if (base) {
    const night = new OffscreenCanvas(WIDTH, HEIGHT);
    const nightPen = night.getContext('2d');
    if (nightPen) drawBaseMap(nightPen, base, view);
    pen.filter = PAPER;
    pen.drawImage(night, 0, 0);
    pen.filter = 'none';
  }
  const { x, y } = project(view, centre);
  pen.font = `600 24px ${FONT}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  for (const radiusM of radiiM) {
    const radius = radiusPx(view, centre, radiusM);
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.strokeStyle = INK.ring;
    pen.lineWidth = 3;
    pen.setLineDash([14, 8]);
    pen.stroke();
    pen.setLineDash([]);
    haloText(pen, formatRadius(radiusM), x, y - radius, INK.ring);
  }
  drawPoints(pen, points, view, { x, y });
  drawIncident(pen, x, y);
  drawScale(pen, scaleBarM(view, centre), radiusPx(view, centre, scaleBarM(view, centre)));
  haloText(pen, `↑ ${north}`, WIDTH - 50, 30, INK.line);
}

/** Side of a numbered mark, pixels. */
const MARK_PX = 28;

function drawPoints(pen: CanvasRenderingContext2D, points: readonly SensitivePoint[], view: Viewport, centre: Spot) {
  const spots = points.map(({ position }) => project(view, position));
  const marks = placeMarks(spots, [centre], MARK_PX, view);
  pen.lineWidth = 2;
  for (const [index, spot] of spots.entries()) {
    const mark = marks[index] ?? spot;
    pen.beginPath();
    pen.moveTo(spot.x, spot.y);
    pen.lineTo(mark.x, mark.y);
    pen.strokeStyle = INK.point;
    pen.stroke();
    dot(pen, spot, 4);
  }
  pen.font = `600 18px ${FONT}`;
  for (const [index, { number }] of points.entries()) {
    const mark = marks[index];
    if (!mark) continue;
    dot(pen, mark, MARK_PX / 2 - 1);
    pen.fillStyle = INK.halo;
    pen.fillText(String(number), mark.x, mark.y + 1);
  }
  pen.font = `600 24px ${FONT}`;
}

function dot(pen: CanvasRenderingContext2D, { x, y }: Spot, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fillStyle = INK.point;
  pen.strokeStyle = INK.halo;
  pen.lineWidth = 2;
  pen.fill();
  pen.stroke();
}

function drawIncident(pen: CanvasRenderingContext2D, x: number, y: number): void {
  pen.beginPath();
  pen.moveTo(x, y - 22);
  pen.lineTo(x + 20, y + 14);
  pen.lineTo(x - 20, y + 14);
  pen.closePath();
  pen.fillStyle = INK.incident;
  pen.strokeStyle = INK.halo;
  pen.lineWidth = 4;
  pen.fill();
  pen.stroke();
}

function drawScale(pen: CanvasRenderingContext2D, lengthM: number, lengthPx: number): void {
  const x = 24;
  const y = HEIGHT - 24;
  pen.beginPath();
  pen.moveTo(x, y - 12);
  pen.lineTo(x, y);
  pen.lineTo(x + lengthPx, y);
  pen.lineTo(x + lengthPx, y - 12);
  pen.strokeStyle = INK.line;
  pen.lineWidth = 3;
  pen.stroke();
  haloText(pen, formatRadius(lengthM), x + lengthPx / 2, y - 18, INK.line);
}

function haloText(pen: CanvasRenderingContext2D, text: string, x: number, y: number, colour: string): void {
  pen.strokeStyle = INK.halo;
  pen.lineWidth = 6;
  pen.lineJoin = 'round';
  pen.strokeText(text, x, y);
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
}
