import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, type WebContents } from 'electron';
import type { PdfAnswer } from '../../preload/bridge.ts';
import { AppError } from '../../shared/errors.ts';
import type { Translate } from '../../shared/i18n/index.ts';
import { pdfFileName } from './fileName.ts';

/** Where tests let PDFs be written without a dialog; a packed app has no such door. */
function testFolder(): string | undefined {
  return app.isPackaged ? undefined : process.env.ONEMAP_TEST_SAVE_DIR;
}

async function askPath(contents: WebContents, name: string, t: Translate): Promise<string | undefined> {
  const folder = testFolder();
  if (folder) return join(folder, name);
  const options = {
    title: t('shell.pdfTitle'),
    defaultPath: join(app.getPath('documents'), name),
    filters: [{ name: t('shell.pdfType'), extensions: ['pdf'] }],
  };
  const window = BrowserWindow.fromWebContents(contents);
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || !filePath ? undefined : filePath;
}

/**
 * Prints a page on A4 (or what its `@page` says) to a PDF file that the user names.
 * @throws AppError desktop.saveFailed
 */
export async function exportPdf(contents: WebContents, suggestedName: string, t: Translate): Promise<PdfAnswer> {
  const path = await askPath(contents, pdfFileName(suggestedName), t);
  if (path === undefined) return { saved: false };
  try {
    const pdf = await contents.printToPDF({ printBackground: true, preferCSSPageSize: true, pageSize: 'A4' });
    await writeFile(`${path}.part`, pdf);
    await rename(`${path}.part`, path);
  } catch (error) {
    throw new AppError('desktop.saveFailed', { what: error instanceof Error ? error.message : String(error) }, error);
  }
  return { saved: true, path };
}
