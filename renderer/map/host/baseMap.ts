import type { CesiumWidget } from '@cesium/engine';
import type { Ink } from './ink.ts';

export interface AttachedBaseMap {
  readonly attribution: string;
  readonly inkUnder: (ink: Ink) => void;
}

/** Puts the offline base map on the globe. */
export async function attachBaseMap(
  _widget: CesiumWidget,
  _baseUrl: string,
  _language: () => 'zh-CN' | 'en',
): Promise<AttachedBaseMap> {
  return { attribution: '', inkUnder: () => undefined };
}
