import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { formatCompass } from '../../format.ts';
import { useT } from '../../state/language.ts';

interface CompassProps {
  /** Where the wind comes from, degrees clockwise from north. */
  readonly valueDeg: number;
  readonly onChange: (deg: number) => void;
}

/** Direction after a key: arrows a degree, with Shift ten; undefined for other keys. */
export function directionAfter(key: string, shift: boolean, deg: number): number | undefined {
  const step = shift ? 10 : 1;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return (deg + step) % 360;
    case 'ArrowLeft':
    case 'ArrowDown':
      return (deg - step + 360) % 360;
    case 'Home':
      return 0;
    default:
      return undefined;
  }
}

/** Direction from the middle of a dial to a point on it, whole degrees clockwise from up. */
export function directionAt(dx: number, dy: number): number {
  return (Math.round((Math.atan2(dx, -dy) * 180) / Math.PI) + 360) % 360;
}

/** A dial for the direction that the wind comes from; the arrow blows across it. */
export function Compass({ valueDeg, onChange }: CompassProps) {
  const t = useT();
  const dial = useRef<HTMLDivElement>(null);
  const turnTo = (event: PointerEvent) => {
    const box = dial.current?.getBoundingClientRect();
    if (!box) return;
    onChange(directionAt(event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = directionAfter(event.key, event.shiftKey, valueDeg);
    if (next === undefined) return;
    event.preventDefault();
    onChange(next);
  };
  const letters = [
    [t('common.north'), 0],
    [t('common.east'), 90],
    [t('common.south'), 180],
    [t('common.west'), 270],
  ] as const;
  return (
    <div
      ref={dial}
      className="compass"
      role="slider"
      tabIndex={0}
      aria-label={t('dialog.compass')}
      aria-valuemin={0}
      aria-valuemax={359}
      aria-valuenow={valueDeg}
      aria-valuetext={`${formatCompass(valueDeg)} ${valueDeg}°`}
      data-testid="wind-compass"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        turnTo(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && turnTo(event)}
    >
      <svg viewBox="-60 -60 120 120" aria-hidden="true">
        <circle r="57" className="compass-face" />
        {Array.from({ length: 36 }, (_, index) => index * 10).map((deg) => (
          <line
            key={deg}
            y1={-56}
            y2={deg % 30 === 0 ? -49 : -53}
            transform={`rotate(${deg})`}
            className="compass-tick"
          />
        ))}
        <g transform={`rotate(${valueDeg})`} className="compass-wind">
          <line y1={-46} y2={14} />
          <path d="M-8,10 L8,10 L0,28 Z" />
          <circle cy={-46} r="5" />
        </g>
        {letters.map(([letter, deg]) => {
          const rad = (deg * Math.PI) / 180;
          return (
            <text key={deg} x={Math.sin(rad) * 40} y={-Math.cos(rad) * 40} className="compass-letter">
              {letter}
            </text>
          );
        })}
      </svg>
    </div>
  );
}
