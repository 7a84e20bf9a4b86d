import type { OutputOf } from '../../../shared/contract/index.ts';
import { saveFile } from '../../frame/saveFile.ts';

type ExportedFile = Pick<OutputOf<'exports.run'>, 'fileName' | 'mediaType' | 'content'>;

/** Saves a file that the hub answered: what `exports.run` and its kind give. */
export function saveExport({ fileName, mediaType, content }: ExportedFile): void {
  const text = atob(content);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  saveFile(fileName, new Blob([bytes], { type: mediaType }));
}
