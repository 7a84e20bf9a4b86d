import { AppError } from '../../../shared/errors.ts';

/** The canvases, the first lowest, as one PNG. They must have been drawn in this task. */
export function snapshotOf(canvases: readonly HTMLCanvasElement[]): Promise<Blob> {
  const [base] = canvases;
  const sheet = document.createElement('canvas');
  sheet.width = base?.width ?? 1;
  sheet.height = base?.height ?? 1;
  const pen = sheet.getContext('2d');
  for (const canvas of canvases) pen?.drawImage(canvas, 0, 0, sheet.width, sheet.height);
  return new Promise((resolve, reject) => {
    sheet.toBlob((blob) => (blob ? resolve(blob) : reject(new AppError('internal'))), 'image/png');
  });
}
