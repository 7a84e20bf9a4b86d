import type { Unsubscribe } from '../shared/clock.ts';
import { AppError, type ErrorPayload } from '../shared/errors.ts';
import type { Language } from '../shared/i18n/index.ts';

/**
 * What only the desktop can do, as `window.onemap`; absent in browsers. Types and channel names only, so that the page,
 * the preload and the main process read the same file. The main process validates every message (`main/shell/ipc.ts`).
 */

/** Roles of windows: the operator's own, a wall screen, a page for field staff. */
export const WINDOW_ROLES = ['main', 'wall', 'field'] as const;
export type WindowRole = (typeof WINDOW_ROLES)[number];
/** Part of the page's address after `#` that each role starts with. */
export const ROLE_ROUTES: Readonly<Record<WindowRole, string>> = { main: '/', wall: '/wall', field: '/field' };

/** Requests of the page (`invoke`), by meaning. */
export const CHANNELS = {
  /** Asked once by the preload itself, synchronously, so that the page knows its hub from the first line. */
  hubAtStart: 'onemap:hub-at-start',
  hubConnection: 'onemap:hub-connection',
  chooseHub: 'onemap:choose-hub',
  showHubDialog: 'onemap:show-hub-dialog',
  listWindows: 'onemap:list-windows',
  openWindow: 'onemap:open-window',
  closeWindow: 'onemap:close-window',
  listDisplays: 'onemap:list-displays',
  setKiosk: 'onemap:set-kiosk',
  exportPdf: 'onemap:export-pdf',
  setLanguage: 'onemap:set-language',
  takeNotices: 'onemap:take-notices',
} as const;
export type Channel = (typeof CHANNELS)[keyof typeof CHANNELS];

/** Messages to the page. */
export const SIGNALS = {
  hubStatus: 'onemap:hub-status',
  windows: 'onemap:windows-changed',
  displays: 'onemap:displays-changed',
  language: 'onemap:language-changed',
  notices: 'onemap:notices-waiting',
} as const;

/** Where this window's hub is and how it is let in. */
export interface HubConnection {
  readonly kind: 'local' | 'remote';
  /** Origin, `http://127.0.0.1:41234`. */
  readonly url: string;
  /** Absent when a remote hub was chosen without one: the page asks for it. */
  readonly token?: string | undefined;
}

/** `local`: the hub that this program runs itself. `remote`: a command center elsewhere. */
export type HubChoice =
  | { readonly kind: 'local' }
  | { readonly kind: 'remote'; readonly url: string; readonly token?: string | undefined };

/** State of the hub as the shell sees it. `restarting`: it died and comes back by itself after `retryInMs`. */
export type HubStatus =
  | { readonly state: 'starting' | 'stopped' }
  | { readonly state: 'ready'; readonly kind: 'local' | 'remote'; readonly url: string }
  | { readonly state: 'restarting'; readonly attempt: number; readonly retryInMs: number };

export interface WindowInfo {
  /** Stable while the window is open. */
  readonly id: number;
  readonly role: WindowRole;
  readonly displayId: number;
  readonly kiosk: boolean;
  /** The window that asks. */
  readonly own: boolean;
}

export interface DisplayInfo {
  readonly id: number;
  readonly label: string;
  /** Device-independent pixels in the desktop's coordinates. */
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly scaleFactor: number;
  readonly primary: boolean;
}

export interface WindowRequest {
  readonly role: WindowRole;
  /** Display to open on; the one of the main window unless given. */
  readonly displayId?: number | undefined;
  /** Token of another account for this window alone; it is not remembered. */
  readonly token?: string | undefined;
}

/** Something the user must hear that happened while no page could say so. */
export interface DesktopNotice {
  /** Catalogue key and its parameters. */
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Epoch ms. */
  readonly at: number;
}

export interface PdfAnswer {
  /** False when the user closed the dialog. */
  readonly saved: boolean;
  readonly path?: string | undefined;
}

/** Every request answers this, so that an error keeps its code on the way through the context bridge. */
export type BridgeAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorPayload };

/** The value of an answer. @throws AppError what the desktop said */
export function bridgeValue<T>(answer: BridgeAnswer<T>): T {
  if (answer.ok) return answer.value;
  throw new AppError(answer.error.code, answer.error.params, new Error(answer.error.detail));
}

/** Known when a page starts, without asking. */
export interface DesktopStart {
  readonly role: WindowRole;
  /** Version of the program. */
  readonly version: string;
  readonly platform: string;
  /** Language of menus and dialogs when the window was made; later changes come through `onLanguage`. */
  readonly language: Language;
}

/** The bridge. Subscribing returns the unsubscribe function. */
export interface OneMapBridge {
  readonly start: DesktopStart;
  /** Hub and token of this window when its page was loaded. */
  readonly hub: HubConnection;
  /** The same as they are now: after the hub restarted, its token may be another. */
  hubConnection(): Promise<BridgeAnswer<HubConnection>>;
  /** Changes the hub of all windows; they load afresh. Errors: desktop.invalidAddress, hub.unreachable */
  chooseHub(choice: HubChoice): Promise<BridgeAnswer<null>>;
  /** Opens the shell's own dialog for choosing the hub. */
  showHubDialog(): Promise<BridgeAnswer<null>>;
  onHubStatus(listener: (status: HubStatus) => void): Unsubscribe;
  windows(): Promise<BridgeAnswer<readonly WindowInfo[]>>;
  /** Opens a window; a wall window is remembered and opens again at the next start until it is closed. */
  openWindow(request: WindowRequest): Promise<BridgeAnswer<WindowInfo>>;
  closeWindow(id: number): Promise<BridgeAnswer<null>>;
  onWindows(listener: () => void): Unsubscribe;
  displays(): Promise<BridgeAnswer<readonly DisplayInfo[]>>;
  onDisplays(listener: () => void): Unsubscribe;
  /** Full screen without menu for this window, or back. Answers what it is now. */
  setKiosk(kiosk: boolean): Promise<BridgeAnswer<boolean>>;
  /** Prints this window's page to a PDF file that the user names. Errors: desktop.saveFailed */
  exportPdf(suggestedName: string): Promise<BridgeAnswer<PdfAnswer>>;
  /** Tells menus and dialogs the language of the page. */
  setLanguage(language: Language): Promise<BridgeAnswer<null>>;
  onLanguage(listener: (language: Language) => void): Unsubscribe;
  /** Notices; those that waited come to the first listener. */
  onNotice(listener: (notice: DesktopNotice) => void): Unsubscribe;
}

declare global {
  // Absent outside Electron. A `var` is what makes it a property of globalThis.
  var onemap: OneMapBridge | undefined;
}
