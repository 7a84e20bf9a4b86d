import { AppError } from '../../../shared/errors.ts';

/** A file in memory, ready for the hub. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: number;
  /** Base64 of the whole file. */
  readonly content: string;
}

/** Largest file: its base64 must fit into one message to the hub, bytes. */
export const MAX_FILE_BYTES = 148_000_000;

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
      const content = url.includes(',') ? url.slice(url.indexOf(',') + 1) : '';
      resolve({ name: file.name, bytes: file.size, content });
    };
    reader.readAsDataURL(file);
  });
}
