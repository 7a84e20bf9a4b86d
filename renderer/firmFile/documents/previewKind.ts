import type { FirmDocument } from '../../../shared/records/document.ts';

/** How a document is shown here; `none`: it can only be saved. */
export type PreviewKind = 'pdf' | 'image' | 'text' | 'csv' | 'docx' | 'none';

const BY_ENDING: Readonly<Record<string, PreviewKind>> = {
  pdf: 'pdf',
  png: 'image',
  jpg: 'image',
  jpeg: 'image',
  gif: 'image',
  webp: 'image',
  bmp: 'image',
  txt: 'text',
  md: 'text',
  log: 'text',
  json: 'text',
  csv: 'csv',
  docx: 'docx',
};

/** Media types of pictures that an `<img>` is given; nothing that could hold a script. */
const IMAGE_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
};

/** Documents above this are saved and not shown, bytes. */
export const MAX_PREVIEW_BYTES = 80_000_000;

const endingOf = (fileName: string) => /\.([0-9a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';

/** By the ending of the file's name: what a sender called its type is not relied on. */
export function previewKind({ fileName, bytes }: Pick<FirmDocument, 'fileName' | 'bytes'>): PreviewKind {
  return bytes > MAX_PREVIEW_BYTES ? 'none' : (BY_ENDING[endingOf(fileName)] ?? 'none');
}

export function imageType(fileName: string): string {
  return IMAGE_TYPES[endingOf(fileName)] ?? 'application/octet-stream';
}

/** Text of a file: UTF-8 where it is valid, else GB 18030 as Chinese offices write it. */
export function decodeText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('gb18030').decode(bytes);
  }
}
