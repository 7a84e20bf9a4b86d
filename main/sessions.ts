import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../shared/clock.ts';
import { AppError } from '../shared/errors.ts';
import type { User } from '../shared/records/user.ts';
import type { Store } from './store/types.ts';

const sessionSchema = z.object({ userId: z.string(), expiresAt: z.number() });
const PREFIX = 'session:';

/** Sessions: a random token of 256 bits; only its SHA-256 is kept. */
export interface Sessions {
  issue(userId: string, ttlMs: number): { token: string; expiresAt: number };
  /** The account of a token. @throws AppError auth.required, auth.expired, auth.denied for a disabled account */
  userOf(token: string): User;
  /** Ends every session of an account; returns how many. */
  revoke(userId: string): number;
  /** Forgets sessions past their time. */
  prune(): void;
}

export function createSessions(store: Store, clock: Clock): Sessions {
  const keyOf = (token: string) => PREFIX + createHash('sha256').update(token).digest('hex');
  const read = (key: string) => {
    const text = store.settings.get(key);
    return text === undefined ? undefined : sessionSchema.parse(JSON.parse(text));
  };
  return {
    issue(userId, ttlMs) {
      const token = randomBytes(32).toString('base64url');
      const expiresAt = clock.now() + ttlMs;
      store.settings.set(keyOf(token), JSON.stringify({ userId, expiresAt }));
      return { token, expiresAt };
    },
    userOf(token) {
      const session = read(keyOf(token));
      if (!session) throw new AppError('auth.required');
      if (session.expiresAt <= clock.now()) throw new AppError('auth.expired');
      const user = store.view.record('user', session.userId);
      if (!user || user.disabled) throw new AppError('auth.expired');
      return user;
    },
    revoke(userId) {
      const keys = store.settings.keys(PREFIX).filter((key) => read(key)?.userId === userId);
      for (const key of keys) store.settings.delete(key);
      return keys.length;
    },
    prune() {
      for (const key of store.settings.keys(PREFIX)) {
        const session = read(key);
        if (!session || session.expiresAt <= clock.now()) store.settings.delete(key);
      }
    },
  };
}
