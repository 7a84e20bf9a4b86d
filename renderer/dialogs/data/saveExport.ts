import type { OutputOf } from '../../../shared/contract/index.ts';
import { saveFile } from '../../frame/saveFile.ts';

/** Saves what `exports.run` answered. */
export function saveExport({ fileName, mediaType, content }: OutputOf<'exports.run'>): void {
  const text = atob(content);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  saveFile(fileName, new Blob([bytes], { type: mediaType }));
}
