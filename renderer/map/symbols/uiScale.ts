let scale = 1;

/**
 * Size of symbols, texts and lines against those of a 1920 × 1080 screen: the page's own scale (`scaleOf` of the
 * theme), so that a wall reads from afar.
 */
export function uiScale(): number {
  return scale;
}

/** Takes the page's scale; what is on screen changes with the next frame. */
export function setUiScale(next: number): void {
  scale = next;
}
