import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../shared/clock.ts';
import { type IngestKey, ingestKeySchema } from '../../shared/contract/feeds.ts';
import { AppError } from '../../shared/errors.ts';
import type { Store } from '../store/types.ts';

const PREFIX = 'ingestKey:';
/** How often `lastUsedAt` is written down. */
const USE_NOTED_EVERY_MS = 60_000;
const storedSchema = ingestKeySchema.extend({ hash: z.string().length(64) });

/** Keys of those who push data in. F2: 256 random bits, shown once; only its SHA-256 is kept. */
export interface IngestKeys {
  make(name: string, feedId: string, userId: string): { key: string; info: IngestKey };
  /** A key for a part of this program, for this run: in no list and nowhere kept. @returns its text, and what ends it */
  temporary(name: string, feedId: string): { key: string; end: () => void };
  /** @throws AppError record.notFound */
  drop(id: string): void;
  list(): IngestKey[];
  /** Whose key it is. @throws AppError auth.required */
  check(key: unknown): IngestKey;
}

export function createIngestKeys(
  settings: Store['settings'],
  clock: Clock,
  randomBytes: (length: number) => Uint8Array,
): IngestKeys {
  const hashOf = (key: string) => createHash('sha256').update(key).digest('hex');
  const read = (settingKey: string) => storedSchema.parse(JSON.parse(settings.get(settingKey) ?? 'null'));
  const known = new Map(settings.keys(PREFIX).map((settingKey) => [settingKey.slice(PREFIX.length), read(settingKey)]));
  const own = new Map<string, IngestKey>();
  const withoutHash = ({ hash: _hash, ...info }: z.infer<typeof storedSchema>): IngestKey => info;

  return {
    make(name, feedId, userId) {
      const key = `omk_${Buffer.from(randomBytes(32)).toString('base64url')}`;
      const id = `key-${Buffer.from(randomBytes(9)).toString('base64url')}`;
      const stored = { id, name, feedId, createdAt: clock.now(), createdBy: userId, hash: hashOf(key) };
      settings.set(PREFIX + stored.hash, JSON.stringify(stored));
      known.set(stored.hash, stored);
      return { key, info: withoutHash(stored) };
    },
    temporary(name, feedId) {
      const key = `omk_${Buffer.from(randomBytes(32)).toString('base64url')}`;
      const hash = hashOf(key);
      own.set(hash, { id: `key-own-${name}`, name, feedId, createdAt: clock.now(), createdBy: 'system' });
      return { key, end: () => void own.delete(hash) };
    },
    drop(id) {
      const stored = [...known.values()].find((entry) => entry.id === id);
      if (!stored) throw new AppError('record.notFound', { id });
      settings.delete(PREFIX + stored.hash);
      known.delete(stored.hash);
    },
    list: () => [...known.values()].map(withoutHash).sort((a, b) => a.createdAt - b.createdAt),
    check(key) {
      const hash = typeof key === 'string' && key.length <= 100 ? hashOf(key) : '';
      const temporary = own.get(hash);
      if (temporary) return temporary;
      const stored = known.get(hash);
      if (!stored) throw new AppError('auth.required');
      const now = clock.now();
      if (stored.lastUsedAt === undefined || now - stored.lastUsedAt > USE_NOTED_EVERY_MS) {
        const used = { ...stored, lastUsedAt: now };
        known.set(stored.hash, used);
        settings.set(PREFIX + stored.hash, JSON.stringify(used));
      }
      return withoutHash(stored);
    },
  };
}
