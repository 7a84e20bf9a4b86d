import { AppError } from '../../../shared/errors.ts';

/** A file in memory, ready for the hub. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: number;
  /** Base64 of the whole file. */
  readonly content: string;
  readonly file: File;
}

/** Largest file: its base64 must fit into one message to the hub, bytes. */
export const MAX_FILE_BYTES = 148_000_000;
export const ACCEPTED = ['.geojson', '.json', '.kml', '.csv', '.txt'] as const;

/** True when the name ends like a file that can be imported. */
export function isAccepted(name: string): boolean {
  return ACCEPTED.some((ending) => name.toLowerCase().endsWith(ending));
}

/**
 * Reads a file; `onProgress` hears the share that has been read, 0 to 1.
 * @throws AppError import.unreadable
 */
export function readFile(file: File, onProgress: (share: number) => void): Promise<ChosenFile> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    reader.onerror = () =>
      reject(new AppError('import.unreadable', { file: file.name, what: reader.error?.name ?? '' }, reader.error));
    reader.onload = () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      const content = url.slice(url.indexOf(',') + 1);
      resolve({ name: file.name, bytes: file.size, content: url.includes(',') ? content : '', file });
    };
    reader.readAsDataURL(file);
  });
}

/** The beginning of the file as text in the encoding that the hub recognised; UTF-8 where the name is unknown here. */
export async function headText({ file }: ChosenFile, encoding: string, bytes: number): Promise<string> {
  const buffer = await file.slice(0, bytes).arrayBuffer();
  return decoderFor(encoding).decode(buffer);
}

function decoderFor(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch (error) {
    // An encoding that only the hub knows: the names of columns may then look odd, nothing is imported by them.
    if (error instanceof RangeError) return new TextDecoder();
    throw error;
  }
}
