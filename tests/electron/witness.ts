import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that should never hear anything; it counts what it hears. */
export interface Witness {
  readonly origin: string;
  readonly heard: string[];
  close(): Promise<void>;
}

/** @param answer body for each path; 404 for others */
export async function startWitness(
  answer: Readonly<Record<string, { type: string; body: string }>> = {},
): Promise<Witness> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    const found = answer[request.url ?? ''];
    response.writeHead(found ? 200 : 404, {
      'content-type': found?.type ?? 'text/plain',
      'access-control-allow-origin': '*',
    });
    response.end(found?.body ?? '');
  });
  server.on('upgrade', (request, socket) => {
    heard.push(`UPGRADE ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    heard,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
