import type { Store } from '../store/types.ts';

const PREFIX = 'devicePassword:';

/** Passwords (PW) of registered devices; they stay in the hub's settings (F1). */
export interface DevicePasswords {
  /** Undefined: its password is not checked. */
  of(deviceCode: string): string | undefined;
  /** An empty text ends the check. */
  set(deviceCode: string, password: string): void;
}

export function createDevicePasswords(settings: Store['settings']): DevicePasswords {
  const known = new Map(settings.keys(PREFIX).map((key) => [key.slice(PREFIX.length), settings.get(key)]));
  return {
    of: (deviceCode) => known.get(deviceCode),
    set(deviceCode, password) {
      if (password === '') {
        known.delete(deviceCode);
        settings.delete(PREFIX + deviceCode);
        return;
      }
      known.set(deviceCode, password);
      settings.set(PREFIX + deviceCode, password);
    },
  };
}
