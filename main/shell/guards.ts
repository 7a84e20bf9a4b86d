import type { App, Session } from 'electron';
import type { Log } from '../log.ts';
import { CONTENT_SECURITY_POLICY } from '../transport/httpServer.ts';
import { isAllowedNavigation, isAllowedRequest, isGrantedPermission, isShellPage } from './requestPolicy.ts';

export interface GuardDeps {
  /** Origin of the hub that windows show; undefined while there is none. */
  hubOrigin(): string | undefined;
  readonly log: Log;
}

/** Locks a session: requests, permissions, devices and response headers. */
export function guardSession(session: Session, { hubOrigin, log }: GuardDeps): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const granted = isGrantedPermission(permission, details.requestingUrl, hubOrigin());
    if (!granted) log.warn({ permission }, 'permission refused');
    answer(granted);
  });
  session.setPermissionCheckHandler((_contents, permission, origin) =>
    isGrantedPermission(permission, origin, hubOrigin()),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  // The spell checker would fetch dictionaries from the Internet.
  session.setSpellCheckerEnabled(false);

  session.webRequest.onBeforeRequest((details, answer) => {
    const allowed = isAllowedRequest(details.url, hubOrigin());
    if (!allowed) log.warn({ url: details.url.slice(0, 200), type: details.resourceType }, 'request blocked');
    answer({ cancel: !allowed });
  });
  // R1: a page without a content security policy gets ours, whoever serves it.
  session.webRequest.onHeadersReceived((details, answer) => {
    const headers = details.responseHeaders ?? {};
    const has = Object.keys(headers).some((name) => name.toLowerCase() === 'content-security-policy');
    const isPage = details.resourceType === 'mainFrame' || details.resourceType === 'subFrame';
    if (has || !isPage || isShellPage(details.url)) answer({});
    else answer({ responseHeaders: { ...headers, 'content-security-policy': [CONTENT_SECURITY_POLICY] } });
  });
}

/** Locks every web contents that is ever made: where it may go, what it may open. */
export function guardContents(app: App, { hubOrigin, log }: GuardDeps): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-frame-navigate', (event) => {
      if (isAllowedNavigation(contents.getURL(), event.url, hubOrigin())) return;
      event.preventDefault();
      log.warn({ url: event.url.slice(0, 200) }, 'navigation blocked');
    });
    contents.on('will-redirect', (event) => {
      if (!isAllowedNavigation(contents.getURL(), event.url, hubOrigin())) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    // R2: no page opens a window by itself; windows are opened through the bridge.
    contents.setWindowOpenHandler(({ url }) => {
      log.warn({ url: url.slice(0, 200) }, 'window.open refused');
      return { action: 'deny' };
    });
  });
}
