import { NEAR_TARGETS, type Nearest, type NearTarget } from '../../shared/contract/firms.ts';
import { type Bounds, type Located, type Position, placeBounds } from '../../shared/geo.ts';
import { assignmentsOf, recordOf } from '../../shared/state.ts';
import type { Store } from '../store/types.ts';
import { boundsDistanceM, planarDistanceM } from './planarDistance.ts';

interface Target {
  readonly place: Located & { readonly id: string; readonly name: string };
  readonly bounds: Bounds;
}

/** Rivers and sensitive places in memory, for the distance of every firm to them. */
export class NearTargets {
  readonly #store: Store;
  #targets: ReadonlyMap<NearTarget, readonly Target[]> | undefined;
  /** Answers by target and place asked from, until something changes. */
  #answers = new Map<string, Nearest | undefined>();

  constructor(store: Store) {
    this.#store = store;
    store.onCommit((events) => {
      if (!this.#targets) return;
      const touched = events.some((event) =>
        assignmentsOf(event).some(({ kind }) => kind === 'riverReach' || kind === 'sensitiveArea'),
      );
      if (touched) this.#targets = undefined;
    });
    store.onReplaced(() => {
      this.#targets = undefined;
    });
  }

  /** The nearest one, however far; undefined when there is none at all. */
  nearest(from: Position, target: NearTarget): Nearest | undefined {
    const targets = this.#all();
    const key = `${target} ${from.lon} ${from.lat}`;
    if (this.#answers.has(key)) return this.#answers.get(key);
    let best: Nearest | undefined;
    for (const { place, bounds } of targets.get(target) ?? []) {
      if (best && boundsDistanceM(from, bounds) >= best.distanceM) continue;
      const distanceM = planarDistanceM(from, place);
      if (best && distanceM >= best.distanceM) continue;
      best = { target, id: place.id, name: place.name, position: place.position, distanceM };
    }
    this.#answers.set(key, best);
    return best;
  }

  #all(): ReadonlyMap<NearTarget, readonly Target[]> {
    if (this.#targets) return this.#targets;
    const targets = new Map<NearTarget, Target[]>(NEAR_TARGETS.map((target) => [target, []]));
    for (const { kind, entity } of this.#store.snapshot(['riverReach', 'sensitiveArea']).entities) {
      const river = kind === 'riverReach' ? recordOf('riverReach', entity) : undefined;
      const area = kind === 'sensitiveArea' ? recordOf('sensitiveArea', entity) : undefined;
      const place = river ?? area;
      const target = river ? 'river' : area?.category;
      if (place && target) targets.get(target as NearTarget)?.push({ place, bounds: placeBounds(place) });
    }
    this.#answers = new Map();
    this.#targets = targets;
    return targets;
  }
}
