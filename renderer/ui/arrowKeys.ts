/** Rows that arrow keys move between carry this attribute. */
export const ROW = { 'data-arrow-row': '' } as const;

/** A key event of React, or what matters of one of the browser. */
export interface ArrowEvent {
  readonly key: string;
  readonly currentTarget: HTMLElement;
  preventDefault(): void;
}

/** Up, down, Home and End move the focus between the rows of a list. */
export function moveByArrows(event: ArrowEvent): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-arrow-row]')];
  const index = rows.findIndex((row) => row.matches(':focus'));
  const next = nextIndex(event.key, index, rows.length);
  if (index < 0 || next === undefined) return;
  event.preventDefault();
  rows[next]?.focus();
}

/** Index after a key in a list of `count`; undefined for other keys. The ends do not wrap. */
export function nextIndex(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(count - 1, index + 1);
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
