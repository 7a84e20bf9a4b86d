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
      if (turns) target.turn(-10, 0);
      else target.pan(-STEP, 0);
      return true;
    case 'ArrowRight':
      if (turns) target.turn(10, 0);
      else target.pan(STEP, 0);
      return true;
    case 'ArrowUp':
      if (turns) target.turn(0, 6);
      else target.pan(0, -STEP);
      return true;
    case 'ArrowDown':
      if (turns) target.turn(0, -6);
      else target.pan(0, STEP);
      return true;
    case '+':
    case '=':
      target.zoom(1 / 1.5);
      return true;
    case '-':
    case '_':
      target.zoom(1.5);
      return true;
    case 'Home':
      target.home();
      return true;
    case 'Escape':
      target.escape();
      return true;
    case 'Enter':
      target.finish();
      return true;
    case 'Backspace':
      target.undo();
      return true;
    case ' ':
      target.pickMiddle();
      return true;
    default:
      return false;
  }
}
