import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { childLauncher, findNode } from './hubChild.ts';
import type { LaunchHub } from './hubProcess.ts';
import { utilityLauncher } from './hubUtility.ts';
import { runsHubItself } from './runtime.ts';

/** The hub in a utility process where Electron's Node is new enough for it, else under a Node of its own. */
export function hubLauncher(onError: (text: string) => void): LaunchHub {
  const folder = app.getAppPath();
  const script = join('dist', 'main', 'headless.mjs');
  if (runsHubItself(process.versions.node)) return utilityLauncher(join(folder, script), onError);
  // A plain Node cannot read the archive; what was unpacked stands beside it.
  const unpacked = folder.replace(/\.asar$/, '.asar.unpacked');
  const readable = existsSync(unpacked) ? unpacked : folder;
  return childLauncher(findNode(readable), join(readable, script), onError);
}
