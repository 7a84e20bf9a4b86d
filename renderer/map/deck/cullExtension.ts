import { type Layer, LayerExtension } from '@deck.gl/core';
import { MapViewport } from './mapView.ts';

const cullModule = {
  name: 'horizonCull',
  vs: `\
layout(std140) uniform horizonCullUniforms {
  vec3 row0;
  vec3 row1;
  vec3 row2;
  vec3 eye;
  float distance2;
} horizonCull;

float horizonCull_hidden(vec3 fromEye) {
  vec3 scaled = vec3(dot(horizonCull.row0, fromEye), dot(horizonCull.row1, fromEye), dot(horizonCull.row2, fromEye));
  float along = -dot(scaled, horizonCull.eye);
  bool hidden = along > horizonCull.distance2 && along * along > horizonCull.distance2 * dot(scaled, scaled);
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
        'vs:#decl': 'out float behindHorizon;',
        'vs:DECKGL_FILTER_GL_POSITION': 'behindHorizon = horizonCull_hidden(geometry.position.xyz);',
        'fs:#decl': 'in float behindHorizon;',
        'fs:DECKGL_FILTER_COLOR': 'if (behindHorizon > 0.5) discard;',
      },
    };
  }

  override draw(this: Layer): void {
    const { viewport } = this.context;
    if (viewport instanceof MapViewport) this.setShaderModuleProps({ horizonCull: { ...viewport.cull } });
  }
}

export const CULL = new CullExtension();
