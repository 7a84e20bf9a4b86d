import type { Unsubscribe } from '../../shared/clock.ts';
import { MAX_DESCRIBED } from '../../shared/contract/tracks.ts';
import { kindOfId } from '../../shared/records/index.ts';
import { VEHICLE_CATEGORIES } from '../../shared/records/vehicle.ts';
import type { Moving, VehicleCategory } from '../map/layers/moving/moving.ts';
import type { TrackArrays } from '../state/liveTracks.ts';

/** Category and name of a vehicle, or null for what is no known one. */
export type Description = readonly [category: VehicleCategory, name: string] | null;

export interface MovingStoreOptions {
  readonly tracks: () => TrackArrays;
  /** Told with every message that changed the tracks. */
  readonly onTracks: (listener: () => void) => Unsubscribe;
  /** Answers in the order asked. */
  readonly describe: (subjectIds: readonly string[]) => Promise<readonly Description[]>;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

/** Least time between two redraws for what moves, milliseconds. */
export const REDRAW_MS = 300;
/** After a hand moved the map, what moves waits so long: the camera's own frames draw it where it was. */
const HAND_MS = 160;
/** When the hub did not answer, milliseconds. */
const ASK_AGAIN_MS = 30_000;
/** What is not a vehicle is drawn by its own layer. */
const OTHER_LAYER = -2;
const UNKNOWN = -1;

/**
 * What moves, for the map: the live arrays with categories and names beside them. R1: however many reports come in, the
 * map is told at most every `REDRAW_MS`, and not while a hand moves it.
 */
export class MovingStore implements Moving {
  private readonly options: MovingStoreOptions;
  private readonly listeners = new Set<() => void>();
  private categories = new Int8Array(1024).fill(UNKNOWN);
  private names: string[] = [];
  private rowById = new Map<string, number>();
  private known: readonly string[] = [];
  private described = 0;
  private describing = false;
  private askAgainAt = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private toldAt = Number.NEGATIVE_INFINITY;
  private handAt = Number.NEGATIVE_INFINITY;
  private stop: Unsubscribe | undefined;
  private told = 0;

  constructor(options: MovingStoreOptions) {
    this.options = options;
  }

  rows(): TrackArrays {
    return this.options.tracks();
  }

  get version(): number {
    return this.told;
  }

  categoryOf(row: number): number {
    return this.categories[row] ?? UNKNOWN;
  }

  nameOf(subjectId: string): string | undefined {
    const row = this.rowById.get(subjectId);
    return row === undefined ? undefined : this.names[row];
  }

  rowOf(subjectId: string): number | undefined {
    return this.rowById.get(subjectId);
  }

  nowMs(): number {
    return this.options.now();
  }

  onChange(listener: () => void): Unsubscribe {
    this.listeners.add(listener);
    this.stop ??= this.options.onTracks(() => this.schedule());
    if (this.rows().count > 0) this.schedule();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      this.stop?.();
      this.stop = undefined;
      clearTimeout(this.timer);
      this.timer = undefined;
    };
  }

  /** A hand moves the map: what moves waits a moment. */
  noteHand(): void {
    this.handAt = performance.now();
  }

  /** Follows a vehicle whose record changed. */
  redescribe(subjectId: string, [category, name]: NonNullable<Description>): void {
    const row = this.rowById.get(subjectId);
    if (row === undefined) return;
    this.take(row, [category, name]);
    this.schedule();
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => this.tick(), Math.max(0, this.toldAt + REDRAW_MS - performance.now()));
  }

  private tick(): void {
    this.timer = undefined;
    const now = performance.now();
    // R2: not for ever, or nothing would move while a hand does.
    if (now - this.handAt < HAND_MS && now - this.toldAt < 3 * REDRAW_MS) {
      this.timer = setTimeout(() => this.tick(), HAND_MS);
      return;
    }
    this.toldAt = now;
    this.takeSubjects();
    this.told++;
    for (const listener of this.listeners) listener();
  }

  private takeSubjects(): void {
    const { subjects } = this.rows();
    if (subjects !== this.known) {
      this.known = subjects;
      this.rowById = new Map();
      this.names = [];
      this.categories.fill(UNKNOWN);
      this.described = 0;
    }
    if (subjects.length > this.categories.length) {
      const grown = new Int8Array(2 * subjects.length).fill(UNKNOWN);
      grown.set(this.categories);
      this.categories = grown;
    }
    for (let row = this.rowById.size; row < subjects.length; row++) {
      const id = subjects[row] ?? '';
      this.rowById.set(id, row);
      if (kindOfId(id) === 'mobileSource') this.categories[row] = OTHER_LAYER;
    }
    const wanted = this.described < subjects.length && performance.now() >= this.askAgainAt;
    if (wanted && !this.describing) void this.describeRest();
  }

  private async describeRest(): Promise<void> {
    this.describing = true;
    const { known } = this;
    try {
      while (this.described < known.length && this.known === known) {
        const from = this.described;
        const asked = known.slice(from, from + MAX_DESCRIBED);
        const answer = await this.options.describe(asked);
        if (this.known !== known) break;
        this.described = from + asked.length;
        for (const [i, description] of answer.entries()) if (description) this.take(from + i, description);
        this.schedule();
      }
    } catch (error) {
      // What is not described is drawn as an unknown vehicle until it is asked for again.
      this.askAgainAt = performance.now() + ASK_AGAIN_MS;
      this.options.onError(error);
    } finally {
      this.describing = false;
    }
  }

  private take(row: number, [category, name]: NonNullable<Description>): void {
    this.categories[row] = VEHICLE_CATEGORIES.indexOf(category);
    this.names[row] = name;
  }
}
