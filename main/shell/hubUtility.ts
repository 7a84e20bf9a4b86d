import { PassThrough, type Readable } from 'node:stream';
import { type UtilityProcess, utilityProcess } from 'electron';
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
    return {
      ready: readHubOutput(outputOf(child, child.stdout), outputOf(child, child.stderr), ended, onError),
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

/**
 * All that a process says, to the end. Electron takes every listener off its streams as soon as the process has exited,
 * while its last words are still in the pipe: they are listened to again.
 */
function outputOf(child: UtilityProcess, stream: NodeJS.ReadableStream | null): Readable {
  const output = new PassThrough();
  if (stream === null) return output.end();
  const pass = (chunk: Buffer) => output.write(chunk);
  const end = () => output.end();
  const listen = () => {
    stream.off('data', pass).on('data', pass);
    stream.off('end', end).on('end', end);
  };
  listen();
  child.once('exit', () => process.nextTick(listen));
  return output;
}
