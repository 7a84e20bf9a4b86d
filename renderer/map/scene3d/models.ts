import {
  Cartesian3,
  type Cesium3DTileset,
  Math as CesiumMath,
  HeadingPitchRoll,
  Matrix4,
  Model,
  Resource,
  type Scene,
  Transforms,
} from '@cesium/engine';
import type { Model3d } from '../../../shared/records/model3d.ts';
import type { SceneSource } from './bodies.ts';
import { tilesetFrom } from './loadedScene.ts';
import type { ModelFeature } from './sceneView.ts';

type Standing = Cesium3DTileset | Model;

/** Models that surveyors made and somebody imported, standing where their records say. */
export class ImportedModels {
  private readonly scene: Scene;
  private readonly source: SceneSource;
  /** By record id; undefined while it loads. */
  private readonly standing = new Map<string, { readonly record: Model3d; model?: Standing }>();

  constructor(scene: Scene, source: SceneSource) {
    this.scene = scene;
    this.source = source;
  }

  /** Shows these and no others. */
  show(records: readonly Model3d[]): void {
    const wanted = new Map(records.map((record) => [record.id, record]));
    for (const [id, { record, model }] of this.standing) {
      if (wanted.get(id) === record) continue;
      this.standing.delete(id);
      if (model) this.scene.primitives.remove(model);
      this.scene.requestRender();
    }
    for (const record of records) if (!this.standing.has(record.id)) void this.load(record);
  }

  /** The record and feature that a picked thing belongs to. */
  featureOf(picked: unknown): ModelFeature | undefined {
    const model = partOf(picked, 'primitive');
    for (const [recordId, entry] of this.standing) {
      if (!model || entry.model !== model) continue;
      return { recordId, properties: propertiesOf(picked) };
    }
    return undefined;
  }

  destroy(): void {
    this.show([]);
  }

  private async load(record: Model3d): Promise<void> {
    const entry: { readonly record: Model3d; model?: Standing } = { record };
    this.standing.set(record.id, entry);
    try {
      const model = await this.read(record);
      if (this.standing.get(record.id) !== entry) return model.destroy();
      entry.model = model;
      this.scene.primitives.add(model);
      this.scene.requestRender();
    } catch (error) {
      this.source.failed(error);
    }
  }

  private async read(record: Model3d): Promise<Standing> {
    const path = `/models/${record.folder}/${record.entry.split('/').map(encodeURIComponent).join('/')}`;
    if (record.category === 'tileset') {
      const tileset = await tilesetFrom(this.source, path);
      // A survey's tileset knows where it is; one about nothing (its root in local metres) stands at its record.
      if (Cartesian3.magnitude(tileset.boundingSphere.center) < 6_000_000) tileset.modelMatrix = placeOf(record);
      return tileset;
    }
    const { url, headers } = this.source.resource(path);
    return Model.fromGltfAsync({
      url: new Resource({ url, headers: { ...headers } }),
      // Cesium turns a model's own front (+Z) to its frame's x; here its x is east and its −Z north.
      modelMatrix: placeOf(record, 90),
      environmentMapOptions: { enabled: false },
    });
  }
}

/** Where a record says that its model's own metres begin, turned (degrees more than it says) and scaled. */
function placeOf({ position, headingDeg = 0, scale = 1 }: Model3d, moreDeg = 0): Matrix4 {
  const place = Transforms.headingPitchRollToFixedFrame(
    Cartesian3.fromDegrees(position.lon, position.lat, position.heightM ?? 0),
    new HeadingPitchRoll(CesiumMath.toRadians(headingDeg + moreDeg), 0, 0),
  );
  return Matrix4.multiplyByUniformScale(place, scale, new Matrix4());
}

/** What a part says of itself, then what its content, its group, its tile and its tileset say of it (3D Tiles 1.1). */
function propertiesOf(picked: unknown): [string, string][] {
  const content = partOf(picked, 'content');
  const owners = [content, partOf(content, 'group'), partOf(content, 'tile'), partOf(content, 'tileset')];
  const carriers = [picked, ...owners.map((owner) => partOf(owner, 'metadata'))].filter(hasProperties);
  const found = new Map<string, string>();
  for (const carrier of carriers) {
    for (const name of carrier.getPropertyIds() ?? []) {
      const value = carrier.getProperty(name);
      // The nearer one speaks for itself.
      if (value !== undefined && !found.has(name)) found.set(name, valueText(value));
    }
  }
  return [...found];
}

interface PropertyCarrier {
  getPropertyIds(): readonly string[] | undefined;
  getProperty(name: string): unknown;
}

function hasProperties(part: unknown): part is PropertyCarrier {
  return typeof partOf(part, 'getPropertyIds') === 'function' && typeof partOf(part, 'getProperty') === 'function';
}

function partOf(whole: unknown, name: string): unknown {
  return typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined;
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
