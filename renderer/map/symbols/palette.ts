import type { AlarmPriority, Grade } from './kinds.ts';

/** Colours of the map, chosen to stay apart on the dark base map; shape says the kind too (never colour alone). */
export const LAYER_COLOURS: Readonly<Record<string, string>> = {
  firm: '#c3cbe0',
  riskSource: '#ffb347',
  supply: '#b794ff',
  shelter: '#42d9a4',
  sensitiveArea: '#58b8ff',
  team: '#f2f6fa',
  incident: '#ff4256',
  alarm: '#ff8f33',
  park: '#5fd9d0',
  installation: '#d9b98c',
  station: '#6fe3ff',
  outlet: '#8ab4ff',
  camera: '#a7c0d4',
  drain: '#9fb6c6',
  riverReach: '#3f9fd6',
  waterFacility: '#4fb3e8',
  gridCell: '#a99bff',
  populationBlock: '#d77ac0',
  organisation: '#e6c6ff',
  contact: '#c9d3db',
  vehicle: '#8fe0a8',
  mobileSource: '#ffe14a',
  road: '#b3946a',
  land: '#5f8a78',
  panorama: '#9fe8d8',
  model3d: '#c7b6a0',
};

/** What an installation is doing, as the desk set it; `normal` is the layer's own colour. */
export const CONDITION_COLOURS = {
  normal: '#d9b98c',
  leaking: '#ff4256',
  burning: '#ff7a2e',
  threatened: '#ffd54a',
  cooled: '#58b8ff',
  stopped: '#8da0ae',
} as const;

/** What a station's readings say (`renderer/monitoring/stationState.ts`): the theme's tones. */
export const STATION_COLOURS = {
  normal: '#42d9a4',
  exceeding: '#ff5a6b',
  suspicious: '#ffd54a',
  flagged: '#6fc0ff',
  silent: '#9fb4c3',
} as const;

/** Water that a drain carries. */
export const WATER_COLOURS = {
  rain: '#4aa8ff',
  sewage: '#c08a4e',
  process: '#ff7566',
  clean: '#46d0c4',
  fire: '#ff5fa0',
  none: '#8fa3b3',
} as const;

export const GRADE_COLOURS: Readonly<Record<Grade, string>> = {
  none: '#dcc59a',
  general: '#f7cf4d',
  larger: '#ff9a3d',
  major: '#ff5d52',
};

/** A firm's own colour; its grade shows as marks below. */
export const FIRM_COLOUR = '#c3cbe0';

export const PRIORITY_COLOURS: Readonly<Record<AlarmPriority, string>> = {
  critical: '#ff4256',
  high: '#ff8f33',
  medium: '#ffd54a',
  low: '#86d8ff',
};

export const INK = {
  /** Glyphs and outlines of symbols. */
  dark: '#06121c',
  halo: 'rgba(4, 13, 21, 0.86)',
  label: '#e4eef5',
  labelDim: 'rgba(206, 222, 233, 0.72)',
  accent: '#37c8ff',
  selected: '#ffffff',
  highlighted: 'rgba(255, 224, 102, 0.6)',
  ring: '#ff5a6b',
  measure: '#ffe066',
  clusterFill: 'rgba(7, 24, 36, 0.9)',
  clusterText: '#f4f9fc',
} as const;

export const LABEL_FONT = "'Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif";
