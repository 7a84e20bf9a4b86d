import { alarming } from './en/alarming.ts';
import { area } from './en/area.ts';
import { basemap } from './en/basemap.ts';
import { common } from './en/common.ts';
import { demo } from './en/demo.ts';
import { dialog } from './en/dialog.ts';
import { dispatch } from './en/dispatch.ts';
import { error } from './en/error.ts';
import { feeds } from './en/feeds.ts';
import { firm } from './en/firm.ts';
import { importing } from './en/importing.ts';
import { incident } from './en/incident.ts';
import { inspection } from './en/inspection.ts';
import { judging } from './en/judging.ts';
import { layers } from './en/layers.ts';
import { map } from './en/map.ts';
import { monitoring } from './en/monitoring.ts';
import { page } from './en/page.ts';
import { panorama } from './en/panorama.ts';
import { radiation } from './en/radiation.ts';
import { records } from './en/records.ts';
import { replay } from './en/replay.ts';
import { report } from './en/report.ts';
import { scene } from './en/scene.ts';
import { search } from './en/search.ts';
import { shell } from './en/shell.ts';
import { store } from './en/store.ts';
import { tracks } from './en/tracks.ts';
import { video } from './en/video.ts';

/** English, the same keys as `zh-CN.ts`. */
export const en = {
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
