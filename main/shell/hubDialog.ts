import type { BrowserWindow } from 'electron';
import { createDialogWindow } from '../windows.ts';
import type { ShellLanguage } from './language.ts';
import { CONNECT_PAGE } from './shellProtocol.ts';

/** The dialog "command center or this machine": one at a time. */
export interface HubDialog {
  show(parent: BrowserWindow | undefined): void;
  close(): void;
}

export function createHubDialog(language: ShellLanguage, icon: string): HubDialog {
  let window: BrowserWindow | undefined;
  return {
    show(parent) {
      if (window) {
        window.focus();
        return;
      }
      const made = createDialogWindow(parent, language.t('shell.titleConnect'), icon);
      window = made;
      made.setMenu(null);
      made.once('ready-to-show', () => made.show());
      made.once('closed', () => {
        window = undefined;
      });
      made.webContents.on('before-input-event', (_event, input) => {
        if (input.type === 'keyDown' && input.key === 'Escape') made.close();
      });
      made.loadURL(CONNECT_PAGE).catch(() => {});
    },
    close() {
      window?.close();
    },
  };
}
