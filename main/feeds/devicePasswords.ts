import type { Store } from '../store/types.ts';

const PREFIX = 'devicePassword:';

/** Passwords (PW) of registered devices; they stay in the hub's settings (F1). */
export interface DevicePasswords {
  /** Undefined: any password will do. */
  of(deviceCode: string): string | undefined;
  set(deviceCode: string, password: string): void;
}

export function createDevicePasswords(settings: Store['settings']): DevicePasswords {
  const known = new Map(settings.keys(PREFIX).map((key) => [key.slice(PREFIX.length), settings.get(key)]));
  return {
    of: (deviceCode) => known.get(deviceCode),
    set(deviceCode, password) {
      known.set(deviceCode, password);
      settings.set(PREFIX + deviceCode, password);
    },
  };
}
