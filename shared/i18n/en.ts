import { area } from './en/area.ts';
import { basemap } from './en/basemap.ts';
import { common } from './en/common.ts';
import { dialog } from './en/dialog.ts';
import { dispatch } from './en/dispatch.ts';
import { error } from './en/error.ts';
import { importing } from './en/importing.ts';
import { incident } from './en/incident.ts';
import { map } from './en/map.ts';
import { page } from './en/page.ts';
import { records } from './en/records.ts';
import { replay } from './en/replay.ts';
import { report } from './en/report.ts';
import { shell } from './en/shell.ts';
import { store } from './en/store.ts';

/** English, the same keys as `zh-CN.ts`. */
export const en = {
  area,
  basemap,
  common,
  dialog,
  dispatch,
  error,
  import: importing,
  incident,
  map,
  page,
  records,
  replay,
  report,
  shell,
  store,
} as const;
