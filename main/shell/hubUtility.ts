import { Readable } from 'node:stream';
import { utilityProcess } from 'electron';
import { type LaunchHub, readHubOutput, STOP_PATIENCE_MS } from './hubProcess.ts';

/**
 * Runs the hub in an Electron utility process, apart from windows and the main process. It ends with the shell.
 * @param script path of the bundled hub
 */
export function utilityLauncher(script: string, onError?: (text: string) => void): LaunchHub {
  return (args) => {
    const child = utilityProcess.fork(script, [...args], { stdio: 'pipe', serviceName: 'onemap-hub' });
    let running = true;
    const ended = new Promise<undefined>((resolve) => {
      child.once('exit', () => {
        running = false;
        resolve(undefined);
      });
    });
    const readable = (stream: NodeJS.ReadableStream | null) =>
      stream === null ? Readable.from([]) : new Readable().wrap(stream);
    return {
      ready: readHubOutput(readable(child.stdout), readable(child.stderr), ended, onError),
      ended,
      async stop() {
        if (!running) return;
        // Windows has no SIGTERM to be heard: the hub takes this message for one.
        child.postMessage('stop');
        const timer = setTimeout(() => child.kill(), STOP_PATIENCE_MS);
        await ended;
        clearTimeout(timer);
      },
    };
  };
}
