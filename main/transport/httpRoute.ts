import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';
import type { User } from '../../shared/records/user.ts';
import type { FileStore } from '../files/fileStore.ts';

/** A part of the hub's address space that serves bytes to whoever has a session. */
export interface HttpRoute {
  /** `/name/`: what its paths begin with. */
  readonly prefix: string;
  /**
   * Answers GET and HEAD. @param path what follows the prefix, decoded; never starts with `/`, holds no `..`
   * Resolves false when there is nothing at that path.
   */
  answer(request: IncomingMessage, response: ServerResponse, path: string, user: User): Promise<boolean>;
}

/** Kept files by id. They never change, so a browser may keep them for good. */
export function fileRoute(files: FileStore): HttpRoute {
  return {
    prefix: '/files/',
    async answer(request, response, path) {
      const file = files.pathOf(path);
      if (!file) return false;
      const { size } = await stat(file);
      // R1: what somebody attached is never run by the browser as a page of the hub.
      response.setHeader('content-type', 'application/octet-stream');
      response.setHeader('content-disposition', 'attachment');
      response.setHeader('content-length', size);
      response.setHeader('cache-control', 'private, max-age=31536000, immutable');
      if (request.method === 'HEAD') response.end();
      else
        createReadStream(file)
          .on('error', () => response.destroy())
          .pipe(response);
      return true;
    },
  };
}

/** Every file below a folder, as it is now. */
export function folderRoute(prefix: string, folder: string): HttpRoute {
  const serve = sirv(folder, {
    dev: true,
    etag: true,
    setHeaders: (response) => response.setHeader('cache-control', 'no-cache'),
  });
  return {
    prefix,
    answer: (request, response, path) =>
      new Promise((resolve) => {
        response.once('close', () => resolve(true));
        request.url = `/${path.split('/').map(encodeURIComponent).join('/')}`;
        serve(request, response, () => resolve(false));
      }),
  };
}
