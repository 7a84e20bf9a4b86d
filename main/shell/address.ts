import { AppError } from '../../shared/errors.ts';

const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;

/**
 * The origin of a hub from what a person typed: `10.1.2.3:8080`, `https://hub.example/` …; http unless given.
 * @throws AppError desktop.invalidAddress for anything that is not a plain http(s) address
 */
export function parseHubAddress(text: string): string {
  const trimmed = text.trim();
  const invalid = (cause?: unknown) => new AppError('desktop.invalidAddress', { address: trimmed }, cause);
  let url: URL;
  try {
    url = new URL(SCHEME.test(trimmed) ? trimmed : `http://${trimmed}`);
  } catch (error) {
    throw invalid(error);
  }
  const plain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!plain || !/^https?:$/.test(url.protocol) || url.hostname === '' || url.pathname !== '/') throw invalid();
  return url.origin;
}

/** Whether an http(s) URL is of the origin. A `blob:` URL is not: it is a document that the page made itself. */
export function isOfOrigin(url: string, origin: string | undefined): boolean {
  if (origin === undefined || !URL.canParse(url)) return false;
  const parsed = new URL(url);
  return /^https?:$/.test(parsed.protocol) && parsed.origin === origin;
}
