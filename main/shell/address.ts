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

/** Whether a URL is of the origin. Unreadable URLs are not. */
export function isOfOrigin(url: string, origin: string | undefined): boolean {
  return origin !== undefined && URL.canParse(url) && new URL(url).origin === origin;
}

/** Whether the address is the machine itself, where plain http is as safe as https. */
export function isLoopback(origin: string): boolean {
  const { hostname } = new URL(origin);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
