/** Device-independent pixels in the coordinates of the whole desktop. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DisplayPlace {
  readonly id: number;
  readonly bounds: Rectangle;
  readonly workArea: Rectangle;
}

/** Where a window stood: its display by id, and by place, since ids change with drivers and cables. */
export interface RememberedDisplay {
  readonly displayId: number;
  readonly bounds: Rectangle;
}

const sameRectangle = (a: Rectangle, b: Rectangle) =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** Area that two rectangles share, px². */
function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/**
 * The display that a remembered one is now: the same id, else the same place and size, else none. R1: a wall window
 * whose screen is missing stays away and remembered; it does not cover the operator's screen.
 */
export function findDisplay<Display extends DisplayPlace>(
  displays: readonly Display[],
  remembered: RememberedDisplay,
): Display | undefined {
  return (
    displays.find(({ id }) => id === remembered.displayId) ??
    displays.find(({ bounds }) => sameRectangle(bounds, remembered.bounds))
  );
}

/** The display that shows most of a rectangle. */
export function displayUnder<Display extends DisplayPlace>(
  displays: readonly Display[],
  bounds: Rectangle,
): Display | undefined {
  return displays
    .map((display) => ({ display, shared: overlap(display.bounds, bounds) }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)[0]?.display;
}

/** A rectangle of the wanted size that lies wholly in the area, as near as possible to where it was. */
export function fitInto(area: Rectangle, wanted: Rectangle): Rectangle {
  const width = Math.min(wanted.width, area.width);
  const height = Math.min(wanted.height, area.height);
  const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
  return {
    x: clamp(wanted.x, area.x, area.x + area.width - width),
    y: clamp(wanted.y, area.y, area.y + area.height - height),
    width,
    height,
  };
}
