import { type Layer, LayerExtension } from '@deck.gl/core';
import { CesiumViewport } from './cesiumView.ts';

const cullModule = {
  name: 'cesiumCull',
  vs: `\
layout(std140) uniform cesiumCullUniforms {
  vec3 row0;
  vec3 row1;
  vec3 row2;
  vec3 eye;
  float distance2;
} cesiumCull;

float cesiumCull_hidden(vec3 fromEye) {
  vec3 scaled = vec3(dot(cesiumCull.row0, fromEye), dot(cesiumCull.row1, fromEye), dot(cesiumCull.row2, fromEye));
  float along = -dot(scaled, cesiumCull.eye);
  bool hidden = along > cesiumCull.distance2 && along * along > cesiumCull.distance2 * dot(scaled, scaled);
  return hidden ? 1.0 : 0.0;
}
`,
  uniformTypes: { row0: 'vec3<f32>', row1: 'vec3<f32>', row2: 'vec3<f32>', eye: 'vec3<f32>', distance2: 'f32' },
} as const;

/** Hides the parts of a deck layer that lie behind the globe. */
export class CullExtension extends LayerExtension {
  static override extensionName = 'CullExtension';

  override getShaders() {
    return {
      modules: [cullModule],
      inject: {
        'vs:#decl': 'out float cesiumHidden;',
        'vs:DECKGL_FILTER_GL_POSITION': 'cesiumHidden = cesiumCull_hidden(geometry.position.xyz);',
        'fs:#decl': 'in float cesiumHidden;',
        'fs:DECKGL_FILTER_COLOR': 'if (cesiumHidden > 0.5) discard;',
      },
    };
  }

  override draw(this: Layer): void {
    const { viewport } = this.context;
    if (viewport instanceof CesiumViewport) this.setShaderModuleProps({ cesiumCull: { ...viewport.cull } });
  }
}

export const CULL = new CullExtension();
