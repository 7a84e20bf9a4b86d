import { z } from 'zod';
import { idOf } from '../records/base.ts';
import { userSchema } from '../records/user.ts';
import { ADMINS, command, EVERYONE, query } from './operation.ts';

const none = z.strictObject({});
export const backupSchema = z.object({
  name: z.string(),
  createdAt: z.number().int(),
  bytes: z.number().int(),
  seq: z.number().int(),
});

/** The hub itself: who am I, accounts, sessions, backups, health. */
export const systemOperations = {
  'hub.info': query(
    'Name, mode and version of the hub, its clock, and the caller',
    EVERYONE,
    none,
    z.object({
      origin: z.string(),
      version: z.string(),
      mode: z.enum(['live', 'drill']),
      now: z.number().int(),
      seq: z.number().int(),
      user: userSchema,
      /** Messages about the store that a person must see (rebuilt, set aside …): catalogue keys with parameters. */
      notices: z.array(
        z.object({
          key: z.string(),
          params: z.record(z.string(), z.union([z.string(), z.number()])),
          at: z.number().int(),
        }),
      ),
    }),
  ),
  'hub.health': query('Health of the hub and its store', EVERYONE, none, z.record(z.string(), z.unknown())),
  'users.put': command(
    'Add an account, or change one',
    ADMINS,
    z.strictObject({
      id: idOf('user').optional(),
      name: userSchema.shape.name,
      role: userSchema.shape.role,
      phone: userSchema.shape.phone,
      disabled: userSchema.shape.disabled,
    }),
    z.object({ user: userSchema }),
  ),
  'sessions.issue': command(
    'A new token for an account',
    ADMINS,
    z.strictObject({
      userId: idOf('user'),
      ttlHours: z
        .number()
        .positive()
        .max(24 * 366)
        .default(12),
    }),
    z.object({ token: z.string(), expiresAt: z.number().int() }),
  ),
  'sessions.revoke': command(
    'End every session of an account',
    ADMINS,
    z.strictObject({ userId: idOf('user') }),
    z.object({ revoked: z.number().int() }),
  ),
  'backup.create': command('Back the database up while running', ADMINS, none, z.object({ backup: backupSchema })),
  'backup.list': query('Backups, newest first', ADMINS, none, z.object({ backups: z.array(backupSchema) })),
  'backup.restore': command(
    'Go back to a backup; the present database is set aside, and later events are kept in it',
    ADMINS,
    z.strictObject({ name: z.string().max(200) }),
    z.object({ seq: z.number().int(), setAside: z.string() }),
  ),
  'log.verify': query(
    'Check every hash chain of the log',
    ADMINS,
    none,
    z.object({
      events: z.number().int(),
      origins: z.number().int(),
      broken: z.array(z.object({ origin: z.string(), originSeq: z.number().int() })),
    }),
  ),
} as const;
