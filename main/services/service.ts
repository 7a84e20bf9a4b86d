import type { Clock } from '../../shared/clock.ts';
import type { OperationName, OutputOf, ParsedInputOf } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import type { RecordKind, RecordOf } from '../../shared/records/index.ts';
import type { User } from '../../shared/records/user.ts';
import type { Alarming } from '../alarming/alarming.ts';
import type { BaseMaps } from '../basemaps/baseMaps.ts';
import type { Feeds } from '../feeds/feeds.ts';
import type { FileStore } from '../files/fileStore.ts';
import type { Log } from '../log.ts';
import type { Sessions } from '../sessions.ts';
import type { ReadView, Store } from '../store/types.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { Video } from '../video/video.ts';

/** Who calls. `callId` marks a repeated try of the same command. */
export interface Caller {
  readonly user: User;
  readonly callId?: string | undefined;
}

/** What services work with. */
export interface ServiceDeps {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: Log;
  readonly mode: 'live' | 'drill';
  readonly version: string;
  /** Folder of the demonstration data: `manifest.json` and the files it names. */
  readonly demoFolder: string;
  /** The hub's data folder: derived files (3D scenes, models) live below it. */
  readonly folder: string;
  readonly files: FileStore;
  readonly baseMaps: BaseMaps;
  readonly telemetry: Telemetry;
  readonly alarming: Alarming;
  readonly video: Video;
  readonly feeds: Feeds;
  readonly newId: <Kind extends string>(kind: Kind) => `${Kind}:${string}`;
  /** Tells connected pages that the history changed under them (restore). */
  readonly resetClients: () => void;
  /** Cuts the connections of an account whose sessions ended. */
  readonly disconnectUser: (userId: string) => void;
}

export type Handler<Name extends OperationName> = (
  input: ParsedInputOf<Name>,
  caller: Caller,
) => OutputOf<Name> | Promise<OutputOf<Name>>;

/** Handlers of one capability, by operation. */
export type Service = { readonly [Name in OperationName]?: Handler<Name> };

/** The record, or AppError record.notFound. */
export function required<Kind extends RecordKind>(view: ReadView, kind: Kind, id: string): RecordOf<Kind> {
  const record = view.record(kind, id);
  if (!record) throw new AppError('record.notFound', { id });
  return record;
}
