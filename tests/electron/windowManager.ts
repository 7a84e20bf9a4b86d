import { type ChildProcess, spawn, spawnSync } from 'node:child_process';

/** A bare X server has no window manager, and without one no window can be full screen: one is started if there is one. */
export default function startWindowManager(): (() => void) | undefined {
  const name = ['openbox', 'metacity', 'xfwm4'].find((one) => spawnSync('which', [one]).status === 0);
  if (!name || process.platform !== 'linux') return undefined;
  // A desktop session has its own, and a second one ends at once.
  const manager: ChildProcess = spawn(name, { stdio: 'ignore' });
  manager.on('error', () => {});
  process.env.ONEMAP_TEST_WINDOW_MANAGER = name;
  return () => manager.kill();
}
