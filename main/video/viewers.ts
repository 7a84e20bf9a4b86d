import type { ServerResponse } from 'node:http';
import type { Viewer } from './relay.ts';

/** Somebody who watches over HTTP. */
export function httpViewer(response: ServerResponse): Viewer {
  return {
    write: (bytes) => {
      if (!response.writableEnded && !response.destroyed) response.write(bytes);
    },
    waitingBytes: () => response.writableLength,
    end: () => {
      // One that does not read would never see the end.
      if (response.writableLength > 0) response.destroy();
      else response.end();
    },
  };
}
