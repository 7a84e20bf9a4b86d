import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOfOrigin, parseHubAddress } from '../../../main/shell/address.ts';
import { AppError } from '../../../shared/errors.ts';

describe('address', () => {
  it('takes what people type', () => {
    expect(parseHubAddress(' 10.1.2.3:8080 ')).toBe('http://10.1.2.3:8080');
    expect(parseHubAddress('https://Hub.Example/')).toBe('https://hub.example');
    expect(parseHubAddress('hub.example:443')).toBe('http://hub.example:443');
    expect(parseHubAddress('[::1]:9000')).toBe('http://[::1]:9000');
  });

  it.each([
    '',
    '   ',
    'ftp://a',
    'file:///etc/passwd',
    'http://',
    'http://user:secret@a',
    'a/path',
    'a?q',
    'a#h',
    'javascript://a',
    'a b',
    'a:99999',
  ])('refuses %j', (text) => {
    expect(() => parseHubAddress(text)).toThrow(AppError);
  });

  it('gives an http(s) origin or an AppError for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain()), (text) => {
        try {
          const origin = parseHubAddress(text);
          expect(new URL(origin).origin).toBe(origin);
          expect(origin).toMatch(/^https?:\/\//);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });

  it('compares origins, not beginnings', () => {
    expect(isOfOrigin('http://127.0.0.1:80800/', 'http://127.0.0.1:8080')).toBe(false);
    expect(isOfOrigin('http://127.0.0.1:8080.evil.example/', 'http://127.0.0.1:8080')).toBe(false);
    expect(isOfOrigin('http://127.0.0.1:8080@evil.example/', 'http://127.0.0.1:8080')).toBe(false);
    expect(isOfOrigin('http://127.0.0.1:8080/#/wall', 'http://127.0.0.1:8080')).toBe(true);
    expect(isOfOrigin('not a url', 'http://127.0.0.1:8080')).toBe(false);
    expect(isOfOrigin('http://127.0.0.1:8080/', undefined)).toBe(false);
  });
});
