import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import {
  type BridgeAnswer,
  CHANNELS,
  type Channel,
  type DesktopNotice,
  type DesktopStart,
  type HubConnection,
  type HubStatus,
  type OneMapBridge,
  type PdfAnswer,
  SIGNALS,
  type WindowInfo,
} from './bridge.ts';

/** The start values that the main process put on this renderer's command line; no secret is among them. */
const START_FLAG = '--onemap-start=';

function readStart(): DesktopStart {
  const flag = process.argv.find((argument) => argument.startsWith(START_FLAG));
  if (flag === undefined) throw new Error('the window was made without its start values');
  return JSON.parse(decodeURIComponent(flag.slice(START_FLAG.length))) as DesktopStart;
}

function ask<T>(channel: Channel, input?: unknown): Promise<BridgeAnswer<T>> {
  return ipcRenderer.invoke(channel, input);
}

// R1: a listener of the page never sees the IPC event, which would hand it the sender.
function follow<T>(signal: string, listener: (value: T) => void): () => void {
  const receive = (_event: IpcRendererEvent, value: T) => listener(value);
  ipcRenderer.on(signal, receive);
  return () => {
    ipcRenderer.off(signal, receive);
  };
}

const noticeListeners = new Set<(notice: DesktopNotice) => void>();

/** Fetches the waiting notices, which then wait no longer, and tells every listener; without one they go on waiting. */
async function takeNotices(): Promise<void> {
  if (noticeListeners.size === 0) return;
  const answer = await ask<readonly DesktopNotice[]>(CHANNELS.takeNotices);
  if (answer.ok) for (const notice of answer.value) for (const listener of noticeListeners) listener(notice);
}
ipcRenderer.on(SIGNALS.notices, () => void takeNotices());

const hub = ipcRenderer.sendSync(CHANNELS.hubAtStart) as HubConnection | null;

const makeBridge = (connection: HubConnection): OneMapBridge => ({
  start: readStart(),
  hub: connection,
  hubConnection: () => ask<HubConnection>(CHANNELS.hubConnection),
  chooseHub: (choice) => ask(CHANNELS.chooseHub, choice),
  showHubDialog: () => ask(CHANNELS.showHubDialog),
  onHubStatus: (listener) => follow<HubStatus>(SIGNALS.hubStatus, listener),
  windows: () => ask<readonly WindowInfo[]>(CHANNELS.listWindows),
  openWindow: (request) => ask<WindowInfo>(CHANNELS.openWindow, request),
  closeWindow: (id) => ask(CHANNELS.closeWindow, { id }),
  onWindows: (listener) => follow<void>(SIGNALS.windows, () => listener()),
  displays: () => ask(CHANNELS.listDisplays),
  onDisplays: (listener) => follow<void>(SIGNALS.displays, () => listener()),
  setKiosk: (kiosk) => ask<boolean>(CHANNELS.setKiosk, { kiosk }),
  exportPdf: (suggestedName) => ask<PdfAnswer>(CHANNELS.exportPdf, { suggestedName }),
  setLanguage: (language) => ask(CHANNELS.setLanguage, { language }),
  onLanguage: (listener) => follow(SIGNALS.language, listener),
  onNotice(listener) {
    noticeListeners.add(listener);
    void takeNotices();
    return () => {
      noticeListeners.delete(listener);
    };
  },
});

// R2: only a page of the hub itself sees the bridge; the shell's own pages and anything else see nothing.
if (hub !== null && window.location.origin === hub.url) contextBridge.exposeInMainWorld('onemap', makeBridge(hub));
