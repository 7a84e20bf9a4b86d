import type { Installation } from '../../../shared/records/installation.ts';
import { bodySizeOf } from '../../../shared/scenes/sizes.ts';
import { toEcef } from '../host/ecef.ts';
import type { Ink } from '../host/ink.ts';
import { INK } from '../symbols/palette.ts';
import { SHOWN_COLOURS, SHOWN_ORDER, type Shown } from './conditions.ts';

/** Bodies nearer to the eye than this get their names, metres. */
const NAMES_WITHIN_M = 900;
/** States are told from further off. */
const STATES_WITHIN_M = 6_000;
const MOST = 70;

interface Labelled {
  readonly record: Installation;
  readonly x: number;
  readonly y: number;
  readonly distanceM: number;
  readonly rank: number;
}

/**
 * Names of the installations near the camera, the urgent and the near first, where there is room for them.
 * @param isLeftOut cut away or named already; whatever is chosen or in trouble is named all the same
 */
export function drawBodyLabels(
  ink: Ink,
  installations: readonly Installation[],
  states: ReadonlyMap<string, Shown>,
  selectedIds: ReadonlySet<string>,
  hoveredId: string | undefined,
  isLeftOut: (record: Installation) => boolean,
): void {
  const { projector } = ink;
  if (!projector) return;
  const found: Labelled[] = [];
  for (const record of installations) {
    const chosen = selectedIds.has(record.id) || record.id === hoveredId;
    const state = states.get(record.id);
    if (!chosen && !state && isLeftOut(record)) continue;
    const ecef = toEcef(record.position, bodySizeOf(record).heightM + 1);
    const distance = projector.distanceM(...ecef);
    if (!chosen && distance > (state ? STATES_WITHIN_M : NAMES_WITHIN_M)) continue;
    const at = projector.project(...ecef);
    if (!at || at.x < 0 || at.y < 0 || at.x > projector.width || at.y > projector.height) continue;
    const urgency = state ? SHOWN_ORDER.length - SHOWN_ORDER.indexOf(state) : 0;
    found.push({ record, ...at, distanceM: distance, rank: chosen ? 100 : urgency });
  }
  found.sort((a, b) => b.rank - a.rank || a.distanceM - b.distanceM);
  for (const { record, x, y, distanceM, rank } of found.slice(0, MOST)) {
    const state = states.get(record.id);
    ink.label({
      text: record.name,
      x,
      y,
      sides: ['above', 'right', 'left'],
      gapPx: 6,
      priority: 60 + rank * 2 - distanceM / 500,
      colour: rank >= 100 ? '#ffffff' : state ? SHOWN_COLOURS[state] : INK.label,
      sizePx: rank > 0 ? 13 : 12,
      weight: rank > 0 ? 600 : 500,
      overSymbols: true,
      ...(rank > 0 ? { plate: 'rgba(6, 18, 28, 0.82)' } : {}),
    });
  }
}
