import { CesiumWidget, Color } from '@cesium/engine';

export interface WidgetOptions {
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
}

/** A globe that draws only when something changed, asks nothing of any network, and has no default imagery. */
export function createWidget(container: HTMLElement, { pixelRatio }: WidgetOptions): CesiumWidget {
  const widget = new CesiumWidget(container, {
    baseLayer: false,
    skyBox: false,
    scene3DOnly: true,
    orderIndependentTranslucency: false,
    requestRenderMode: true,
    maximumRenderTimeChange: Number.POSITIVE_INFINITY,
    msaaSamples: 1,
    shadows: false,
    showRenderLoopErrors: false,
    blurActiveElementOnCanvasFocus: false,
    // Credits are shown in the map's own corner line; Cesium's container would fetch its logo.
    creditContainer: document.createElement('div'),
    contextOptions: {
      requestWebgl1: false,
      webgl: { alpha: false, antialias: false, powerPreference: 'high-performance' },
    },
  });
  widget.useBrowserRecommendedResolution = true;
  widget.resolutionScale = pixelRatio;
  const { scene } = widget;
  const { globe } = scene;
  scene.backgroundColor = Color.fromCssColorString('#02080e');
  globe.baseColor = Color.fromCssColorString('#071521');
  globe.showGroundAtmosphere = false;
  globe.enableLighting = false;
  globe.depthTestAgainstTerrain = false;
  globe.maximumScreenSpaceError = 1.6;
  globe.tileCacheSize = 120;
  globe.preloadAncestors = false;
  scene.fog.enabled = true;
  scene.fog.renderable = false;
  scene.highDynamicRange = false;
  // Positions are picked on the ellipsoid; without it Cesium need not copy the depth buffer each frame.
  scene.useDepthPicking = false;
  scene.postProcessStages.fxaa.enabled = false;
  scene.moon = undefined;
  scene.sun = undefined;
  return widget;
}

/** The lean look of 2D and weak machines: no atmosphere, coarser tiles. */
export function setLean(widget: CesiumWidget, lean: boolean): void {
  const { scene } = widget;
  if (scene.skyAtmosphere) scene.skyAtmosphere.show = !lean;
  scene.globe.maximumScreenSpaceError = lean ? 2.2 : 1.6;
  scene.requestRender();
}
