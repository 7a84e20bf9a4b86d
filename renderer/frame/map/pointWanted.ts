import type { Position } from '../../../shared/geo.ts';
import { useDesk } from '../../state/desk.ts';

let taker: ((position: Position | undefined) => void) | undefined;

/** Lets the user point at a place; `taken` gets it, or undefined when they left the tool without. */
export function askForPoint(taken: (position: Position | undefined) => void): void {
  taker = taken;
  useDesk.setState({ tool: 'drawPoint' });
}

/** Hands a drawn point to whoever asked for one; false when nobody did. */
export function takePoint(position: Position | undefined): boolean {
  const wanted = taker;
  taker = undefined;
  if (wanted === undefined) return false;
  useDesk.setState({ tool: 'select' });
  wanted(position);
  return true;
}
