/** Colours of the page; `theme.css` has the same as custom properties (a test holds them equal). */
export const COLOURS = {
  ground: '#060d15',
  surface: '#0b1723',
  raised: '#112131',
  lifted: '#1a2f42',
  line: '#223a50',
  lineStrong: '#3d5a73',
  text: '#e8f1f8',
  textSoft: '#b3c6d5',
  textFaint: '#8ba3b6',
  accent: '#37c8ff',
  accentInk: '#02131d',
  red: '#ff7f8c',
  orange: '#ffa24d',
  yellow: '#ffd54a',
  green: '#42d9a4',
  purple: '#bd9dff',
  blue: '#6fc0ff',
} as const;
export type ColourName = keyof typeof COLOURS;

export const FONT_STACK =
  "'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei','Segoe UI',system-ui,sans-serif";

/** Meaning of a colour: `order` red, `warning` orange, `caution` yellow, `good` green, `shelter` purple, `advisory` blue. */
export type Tone = 'order' | 'warning' | 'caution' | 'good' | 'shelter' | 'advisory' | 'accent' | 'plain';

/**
 * Size of the type and of everything with it, relative to a 1920 × 1080 screen: never smaller (the layout gives way
 * instead), larger on a wall.
 */
export function scaleOf(widthPx: number, heightPx: number): number {
  const scale = Math.min(widthPx / 1920, heightPx / 1080);
  return Math.min(4, Math.max(1, Math.round(scale * 20) / 20));
}
