import { homedir, platform } from 'node:os';
import { join } from 'node:path';

/** The user's data folder for this program, by the platform's custom; `ONEMAP_DATA` overrides it. */
export function defaultDataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.ONEMAP_DATA) return environment.ONEMAP_DATA;
  const home = homedir();
  switch (platform()) {
    case 'win32':
      return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), 'OneMap Dispatch', 'hub');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'OneMap Dispatch', 'hub');
    default:
      return join(environment.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'onemap-dispatch', 'hub');
  }
}
