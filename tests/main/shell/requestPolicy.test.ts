import { describe, expect, it } from 'vitest';
import {
  isAllowedNavigation,
  isAllowedRequest,
  isGrantedPermission,
  isShellPage,
} from '../../../main/shell/requestPolicy.ts';

const hub = 'http://127.0.0.1:4000';

describe('requestPolicy', () => {
  it('R1: lets requests to the hub and to the page’s own memory through', () => {
    for (const url of [
      `${hub}/`,
      `${hub}/assets/a.js`,
      'ws://127.0.0.1:4000/socket.io/',
      `blob:${hub}/1`,
      'data:text/plain,a',
      'devtools://devtools/x',
      'onemap://shell/waiting',
    ])
      expect(isAllowedRequest(url, hub), url).toBe(true);
  });

  it('R1: blocks everything else', () => {
    for (const url of [
      'http://127.0.0.1:4001/',
      'https://127.0.0.1:4000/',
      'ws://127.0.0.1:4001/',
      'http://localhost:4000/',
      'file:///etc/passwd',
      'chrome-extension://a/b',
      'ftp://127.0.0.1:4000/',
      'onemap://shell.evil/x',
      'http://127.0.0.1:4000.evil.example/',
    ])
      expect(isAllowedRequest(url, hub), url).toBe(false);
    expect(isAllowedRequest(`${hub}/`, undefined)).toBe(false);
    expect(isAllowedRequest('wss://hub.example/s', 'https://hub.example')).toBe(true);
  });

  it('R2: a page of the hub cannot reach the shell’s pages', () => {
    expect(isAllowedNavigation(`${hub}/`, 'onemap://shell/connect', hub)).toBe(false);
    expect(isAllowedNavigation('onemap://shell/waiting', 'onemap://shell/connect', hub)).toBe(true);
    expect(isAllowedNavigation('onemap://shell/waiting', `${hub}/#/`, hub)).toBe(true);
    expect(isAllowedNavigation(`${hub}/`, 'about:blank', hub)).toBe(false);
    expect(isAllowedNavigation(`${hub}/`, 'data:text/html,x', hub)).toBe(false);
    expect(isAllowedNavigation(`${hub}/`, `blob:${hub}/1`, hub)).toBe(false);
  });

  it('R3: grants two permissions, to the hub’s page alone', () => {
    expect(isGrantedPermission('fullscreen', `${hub}/`, hub)).toBe(true);
    expect(isGrantedPermission('clipboard-sanitized-write', hub, hub)).toBe(true);
    expect(isGrantedPermission('fullscreen', 'http://evil.example', hub)).toBe(false);
    for (const permission of [
      'geolocation',
      'media',
      'notifications',
      'openExternal',
      'clipboard-read',
      'hid',
      'serial',
      'usb',
    ])
      expect(isGrantedPermission(permission, hub, hub), permission).toBe(false);
  });

  it('knows the shell’s pages by their whole origin', () => {
    expect(isShellPage('onemap://shell/x')).toBe(true);
    expect(isShellPage('onemap://shellx/x')).toBe(false);
  });
});
