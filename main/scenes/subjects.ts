import { booleanPointInPolygon } from '@turf/turf';
import { type Geometry, type Located, type Position, placeBounds } from '../../shared/geo.ts';
import type { Firm } from '../../shared/records/firm.ts';
import type { RecordKind, RecordOf } from '../../shared/records/index.ts';
import type { Park } from '../../shared/records/park.ts';
import type { ReadView } from '../store/types.ts';
import type { SceneRecords } from './sceneInput.ts';

const PAGE = 5_000;
/** Roads and woods this far outside a scene's outline are drawn with it, degrees (about 300 m). */
const AROUND_DEG = 0.003;

function every<Kind extends RecordKind>(view: ReadView, kind: Kind): RecordOf<Kind>[] {
  const all: RecordOf<Kind>[] = [];
  for (let afterId: string | undefined; ; ) {
    const { records } = view.list(kind, { afterId, limit: PAGE });
    all.push(...records);
    if (records.length < PAGE) return all;
    afterId = records.at(-1)?.id;
  }
}

/**
 * Which scenes there are and what stands in each: every park with the firms in it, and every firm outside parks that
 * has installations or drains. A thing belongs to the firm it names, else to the outline it lies in.
 */
export class SceneSubjects {
  readonly #view: ReadView;
  readonly #scenes = new Map<string, MutableScene>();
  readonly #parkOfFirm = new Map<string, string>();
  readonly #installationIds = new Map<string, string[]>();

  constructor(view: ReadView) {
    this.#view = view;
    const firms = every(view, 'firm');
    const parks = every(view, 'park');
    const owner = ownerBy(firms, parks);
    const parkByName = new Map(parks.map((park) => [park.name, park]));
    for (const park of parks) this.#scenes.set(park.id, empty(park, park));
    for (const firm of firms) {
      const park =
        (firm.parkName === undefined ? undefined : parkByName.get(firm.parkName)) ??
        parks.find((candidate) => holds(candidate.geometry, firm.position));
      if (park) {
        this.#parkOfFirm.set(firm.id, park.id);
        this.#scenes.get(park.id)?.firms.push(firm);
      } else this.#scenes.set(firm.id, { ...empty(firm), firms: [firm] });
    }
    for (const record of every(view, 'installation')) {
      const id = owner(record);
      this.#sceneOf(id)?.installations.push(record);
      if (id !== undefined) this.#installationIds.set(id, [...(this.#installationIds.get(id) ?? []), record.id]);
    }
    for (const record of every(view, 'drain')) this.#sceneOf(owner(record))?.drains.push(record);
    for (const [id, { installations, drains }] of this.#scenes) {
      if (installations.length === 0 && drains.length === 0) this.#scenes.delete(id);
    }
  }

  get ids(): string[] {
    return [...this.#scenes.keys()].sort();
  }

  /** The scene that shows a park or a firm: a firm of a park stands in the park's. */
  sceneIdOf(subjectId: string): string | undefined {
    const id = this.#parkOfFirm.get(subjectId) ?? subjectId;
    return this.#scenes.has(id) ? id : undefined;
  }

  /** Ids of the installations of a firm. */
  installationsOf(firmId: string): string[] {
    return this.#installationIds.get(firmId) ?? [];
  }

  /** The records of a scene without its surroundings. */
  brief(sceneId: string): Omit<SceneRecords, 'roads' | 'lands'> | undefined {
    return this.#scenes.get(sceneId);
  }

  /** The records of a scene with the roads and woods in and about it. */
  records(sceneId: string): SceneRecords | undefined {
    const scene = this.#scenes.get(sceneId);
    if (!scene) return undefined;
    const parts: Located[] = [scene.subject, ...scene.firms, ...scene.installations];
    const bounds = parts
      .map(placeBounds)
      .reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
    const [west, south, east, north] = bounds;
    const around = this.#view.inBounds(
      ['road', 'land'],
      [west - AROUND_DEG, south - AROUND_DEG, east + AROUND_DEG, north + AROUND_DEG],
    );
    const roads = around.filter((record): record is RecordOf<'road'> => record.id.startsWith('road:'));
    const lands = around.filter(
      (record): record is RecordOf<'land'> =>
        record.id.startsWith('land:') && 'category' in record && record.category === 'wood',
    );
    return { ...scene, roads: roads.filter(({ category }) => category !== 'path' && category !== 'track'), lands };
  }

  #sceneOf(ownerId: string | undefined): MutableScene | undefined {
    return ownerId === undefined ? undefined : this.#scenes.get(this.#parkOfFirm.get(ownerId) ?? ownerId);
  }
}

interface MutableScene extends Omit<SceneRecords, 'roads' | 'lands'> {
  readonly firms: Firm[];
  readonly installations: RecordOf<'installation'>[];
  readonly drains: RecordOf<'drain'>[];
}

const empty = (subject: Park | Firm, park?: Park): MutableScene => ({
  subject,
  ...(park ? { park } : {}),
  firms: [],
  installations: [],
  drains: [],
});

/** Finds the firm or park that a thing belongs to. */
function ownerBy(firms: readonly Firm[], parks: readonly Park[]) {
  const byId = new Set(firms.map(({ id }) => id));
  const byName = new Map(firms.map(({ id, name }) => [name, id]));
  const outlined = [...firms, ...parks].flatMap(({ id, geometry }) =>
    geometry ? [{ id, geometry, bounds: placeBounds({ position: { lon: 0, lat: 0 }, geometry }) }] : [],
  );
  return ({
    firmId,
    firmName,
    position,
  }: {
    firmId?: string | undefined;
    firmName?: string | undefined;
    position: Position;
  }) => {
    if (firmId !== undefined && byId.has(firmId)) return firmId;
    const named = firmName === undefined ? undefined : byName.get(firmName);
    if (named !== undefined) return named;
    const { lon, lat } = position;
    return outlined.find(
      ({ geometry, bounds: [west, south, east, north] }) =>
        lon >= west && lon <= east && lat >= south && lat <= north && holds(geometry, position),
    )?.id;
  };
}

function holds(geometry: Geometry | undefined, { lon, lat }: Position): boolean {
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return false;
  const feature = { type: 'Feature', properties: {}, geometry } as GeoJSON.Feature<
    GeoJSON.Polygon | GeoJSON.MultiPolygon
  >;
  return booleanPointInPolygon([lon, lat], feature);
}
