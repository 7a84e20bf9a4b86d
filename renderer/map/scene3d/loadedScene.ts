import {
  Cartesian3,
  type Cesium3DTile,
  type Cesium3DTileFeature,
  Cesium3DTileset,
  ClippingPlane,
  ClippingPlaneCollection,
  Color,
  type CustomShader,
  Matrix4,
  Resource,
  type Scene,
  Transforms,
} from '@cesium/engine';
import type { ReadyScene } from '../../../shared/contract/scenes.ts';
import type { SceneSource } from './bodies.ts';
import { SHOWN_COLOURS, type Shown } from './conditions.ts';
import { nightShader } from './nightShader.ts';
import type { SceneView } from './sceneView.ts';

/** Where the camera's near bodies get their small parts, pixels of error. */
const SCREEN_ERROR_PX = 16;
const RAD = Math.PI / 180;
/** See-through bodies and ground. */
const XRAY = {
  body: Color.fromCssColorString('#8fd2f5').withAlpha(0.3),
  ground: Color.fromCssColorString('#4f8fb0').withAlpha(0.14),
};
const SELECTED = Color.fromCssColorString('#5fdcff');
const GROUND_KINDS: ReadonlySet<string> = new Set(['ground', 'park', 'firm']);

/** What the bodies' colours depend on. */
export interface Look {
  readonly view: SceneView;
  readonly states: ReadonlyMap<string, Shown>;
  readonly selectedIds: ReadonlySet<string>;
}

/** One scene on the globe: its bodies and, under the ground, its drains. */
export class LoadedScene {
  readonly info: ReadyScene;
  readonly bodies: Cesium3DTileset;
  /** Records whose bodies have come. */
  readonly ids = new Set<string>();
  private readonly scene: Scene;
  private readonly source: SceneSource;
  private readonly shader: CustomShader;
  private drains: Cesium3DTileset | undefined;
  private drainsWanted = false;
  private readonly tiles = new Set<Cesium3DTile>();
  private look: Look | undefined;
  private gone = false;
  /** A tile of it has been in a frame. */
  drawn = false;

  private constructor(
    scene: Scene,
    source: SceneSource,
    info: ReadyScene,
    bodies: Cesium3DTileset,
    shader: CustomShader,
  ) {
    this.scene = scene;
    this.source = source;
    this.info = info;
    this.bodies = bodies;
    this.shader = shader;
    bodies.tileLoad.addEventListener((tile: Cesium3DTile) => {
      this.tiles.add(tile);
      this.paint(tile);
    });
    bodies.tileVisible.addEventListener(() => {
      this.drawn = true;
    });
    bodies.tileUnload.addEventListener((tile: Cesium3DTile) => this.tiles.delete(tile));
    scene.primitives.add(bodies);
  }

  /** Loads the ground and bodies; drains come when they are first seen. */
  static async load(scene: Scene, source: SceneSource, info: ReadyScene, night: boolean): Promise<LoadedScene> {
    const shader = nightShader(night);
    const bodies = await tilesetFrom(source, info.url, shader);
    return new LoadedScene(scene, source, info, bodies, shader);
  }

  /** Every tile that the camera wants is there. */
  get settled(): boolean {
    const below = !this.drainsWanted || this.info.drainsUrl === undefined || this.drains?.tilesLoaded === true;
    return this.bodies.tilesLoaded && below;
  }

  /** True when the tileset is one of this scene's. */
  owns(tileset: unknown): boolean {
    return tileset === this.bodies || (tileset !== undefined && tileset === this.drains);
  }

  /** Shows it in a look. @returns whether anything changed */
  show(look: Look): boolean {
    const before = this.look;
    this.look = look;
    const { view } = look;
    if (before && before.view === view && before.states === look.states && before.selectedIds === look.selectedIds)
      return false;
    // See-through bodies are drawn by day: at night little would be left of them.
    this.shader.setUniform('u_night', view.night && !view.xray ? 1 : 0);
    if (before?.view.section !== view.section) this.cut(view.section);
    this.drainsWanted = view.xray || view.section !== undefined;
    if (this.drains) this.drains.show = this.drainsWanted;
    else if (this.drainsWanted) void this.loadDrains();
    for (const tile of this.tiles) this.paint(tile);
    this.scene.requestRender();
    return true;
  }

  /** Bodies out of the way of a pick, and back. */
  hideBodies(hidden: boolean): void {
    this.bodies.show = !hidden;
  }

  destroy(): void {
    this.gone = true;
    this.scene.primitives.remove(this.bodies);
    if (this.drains) this.scene.primitives.remove(this.drains);
    this.scene.requestRender();
  }

  private async loadDrains(): Promise<void> {
    const { drainsUrl } = this.info;
    if (drainsUrl === undefined) return;
    try {
      const drains = await tilesetFrom(this.source, drainsUrl, this.shader);
      if (this.gone || this.drains) return drains.destroy();
      this.drains = drains;
      drains.show = this.drainsWanted;
      this.scene.primitives.add(drains);
      this.scene.requestRender();
    } catch (error) {
      this.source.failed(error);
    }
  }

  /** R2: a body is coloured by the state of its record whenever its tile comes, however late. */
  private paint(tile: Cesium3DTile): void {
    const { content } = tile;
    if (!this.look || !content) return;
    for (let i = 0; i < content.featuresLength; i++) {
      const feature = content.getFeature(i);
      feature.color = this.colourOf(feature, this.look);
    }
  }

  private colourOf(feature: Cesium3DTileFeature, { view, states, selectedIds }: Look): Color {
    const id = text(feature.getProperty('id'));
    this.ids.add(id);
    const ground = GROUND_KINDS.has(text(feature.getProperty('kind')));
    const state = states.get(id);
    const selected = selectedIds.has(id) && !ground;
    const colour = state ? Color.fromCssColorString(SHOWN_COLOURS[state]) : selected ? SELECTED : Color.WHITE;
    if (!view.xray) return colour;
    if (state || selected) return colour.withAlpha(0.55);
    return ground ? XRAY.ground : XRAY.body;
  }

  private cut(section: SceneView['section']): void {
    if (!section) {
      this.bodies.clippingPlanes = new ClippingPlaneCollection({ enabled: false });
      return;
    }
    const { bearingDeg, offsetM } = section;
    const facing = new Cartesian3(Math.sin(bearingDeg * RAD), Math.cos(bearingDeg * RAD), 0);
    const keep = Cartesian3.negate(facing, new Cartesian3());
    // Cesium measures planes from the middle of the tileset's box; ours are measured from the scene's origin.
    const { lon, lat } = this.info.origin;
    const toLocal = Matrix4.inverseTransformation(
      Transforms.eastNorthUpToFixedFrame(Cartesian3.fromDegrees(lon, lat)),
      new Matrix4(),
    );
    const middle = Matrix4.multiplyByPoint(toLocal, this.bodies.boundingSphere.center, new Cartesian3());
    this.bodies.clippingPlanes = new ClippingPlaneCollection({
      planes: [new ClippingPlane(keep, offsetM)],
      modelMatrix: Matrix4.fromTranslation(Cartesian3.negate(middle, new Cartesian3())),
      edgeWidth: 1.5,
      edgeColor: Color.fromCssColorString('#37c8ff'),
    });
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A tileset of the hub with its session; fine where the camera is near, and loading while the camera moves. */
export async function tilesetFrom(
  source: SceneSource,
  path: string,
  customShader?: CustomShader,
): Promise<Cesium3DTileset> {
  const { url, headers } = source.resource(path);
  const tileset = await Cesium3DTileset.fromUrl(new Resource({ url, headers: { ...headers } }), {
    maximumScreenSpaceError: SCREEN_ERROR_PX,
    cullRequestsWhileMoving: false,
    preloadFlightDestinations: false,
    environmentMapOptions: { enabled: false },
    backFaceCulling: true,
  });
  if (customShader) tileset.customShader = customShader;
  return tileset;
}
