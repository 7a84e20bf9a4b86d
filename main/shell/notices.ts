import type { DesktopNotice } from '../../preload/bridge.ts';

/** Notices that wait until a page of the window asks for them. */
export interface NoticeBoard {
  add(webContentsId: number, notice: DesktopNotice): void;
  /** The waiting notices, which wait no longer. */
  take(webContentsId: number): readonly DesktopNotice[];
  forget(webContentsId: number): void;
}

/** Most notices kept for one window; the oldest go first. */
const KEPT = 20;

export function createNoticeBoard(): NoticeBoard {
  const waiting = new Map<number, readonly DesktopNotice[]>();
  return {
    add(id, notice) {
      waiting.set(id, [...(waiting.get(id) ?? []), notice].slice(-KEPT));
    },
    take(id) {
      const notices = waiting.get(id) ?? [];
      waiting.delete(id);
      return notices;
    },
    forget(id) {
      waiting.delete(id);
    },
  };
}
