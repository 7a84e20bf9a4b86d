/** What the keyboard does on the focused map. */
export interface KeyTarget {
  /** Shares of the screen: x to the right, y down. */
  pan(x: number, y: number): void;
  zoom(factor: number): void;
  home(): void;
  /** Degrees. */
  turn(headingDeg: number, pitchDeg: number): void;
  escape(): void;
  finish(): void;
  undo(): void;
  pickMiddle(): void;
}

const STEP = 0.16;

/** Runs the key's action; false when the map has none for it. */
export function runKey(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  target: KeyTarget,
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const turns = event.shiftKey;
  switch (event.key) {
    case 'ArrowLeft':
      return done(turns ? target.turn(-10, 0) : target.pan(-STEP, 0));
    case 'ArrowRight':
      return done(turns ? target.turn(10, 0) : target.pan(STEP, 0));
    case 'ArrowUp':
      return done(turns ? target.turn(0, 6) : target.pan(0, -STEP));
    case 'ArrowDown':
      return done(turns ? target.turn(0, -6) : target.pan(0, STEP));
    case '+':
    case '=':
      return done(target.zoom(1 / 1.5));
    case '-':
    case '_':
      return done(target.zoom(1.5));
    case 'Home':
      return done(target.home());
    case 'Escape':
      return done(target.escape());
    case 'Enter':
      return done(target.finish());
    case 'Backspace':
      return done(target.undo());
    case ' ':
      return done(target.pickMiddle());
    default:
      return false;
  }
}

function done(_: void): true {
  return true;
}
