import { z } from 'zod';

/**
 * Address of a server that the user names. F1: a password in it would stand in the record, so it is refused: passwords go
 * into the source's secrets.
 * @param protocols with the colon, `https:`
 */
export function urlSchema(protocols: readonly string[]) {
  return z
    .string()
    .trim()
    .max(2_000)
    .refine(
      (text) => {
        if (!URL.canParse(text)) return false;
        const { protocol, username, password, hostname } = new URL(text);
        return protocols.includes(protocol) && username === '' && password === '' && hostname !== '';
      },
      `${protocols.join(' ')}//host`,
    );
}

/** Protocol, host and port: what an error may name. */
export function serverAddress(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
