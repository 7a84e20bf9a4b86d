import { alarming } from './zh-CN/alarming.ts';
import { area } from './zh-CN/area.ts';
import { basemap } from './zh-CN/basemap.ts';
import { common } from './zh-CN/common.ts';
import { demo } from './zh-CN/demo.ts';
import { dialog } from './zh-CN/dialog.ts';
import { dispatch } from './zh-CN/dispatch.ts';
import { error } from './zh-CN/error.ts';
import { feeds } from './zh-CN/feeds.ts';
import { firm } from './zh-CN/firm.ts';
import { importing } from './zh-CN/importing.ts';
import { incident } from './zh-CN/incident.ts';
import { inspection } from './zh-CN/inspection.ts';
import { judging } from './zh-CN/judging.ts';
import { layers } from './zh-CN/layers.ts';
import { map } from './zh-CN/map.ts';
import { monitoring } from './zh-CN/monitoring.ts';
import { page } from './zh-CN/page.ts';
import { panorama } from './zh-CN/panorama.ts';
import { radiation } from './zh-CN/radiation.ts';
import { records } from './zh-CN/records.ts';
import { replay } from './zh-CN/replay.ts';
import { report } from './zh-CN/report.ts';
import { scene } from './zh-CN/scene.ts';
import { search } from './zh-CN/search.ts';
import { shell } from './zh-CN/shell.ts';
import { store } from './zh-CN/store.ts';
import { tracks } from './zh-CN/tracks.ts';
import { video } from './zh-CN/video.ts';

/** The source catalogue: Simplified Chinese, by area. Every key must stand in `en.ts` too. */
export const zhCN = {
  alarming,
  area,
  basemap,
  common,
  demo,
  dialog,
  dispatch,
  error,
  feeds,
  firm,
  import: importing,
  incident,
  inspection,
  judging,
  layers,
  map,
  monitoring,
  page,
  panorama,
  radiation,
  records,
  replay,
  report,
  scene,
  search,
  shell,
  store,
  tracks,
  video,
} as const;
