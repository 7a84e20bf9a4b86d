import { CustomShader, LightingModel, UniformType } from '@cesium/engine';

/**
 * Day and night of baked scenes: vertex colours are lit by day; at night they sink into blue and what shines (one minus
 * the colour's fourth part) comes up in lamp light, or in its own colour where that is strong.
 */
export function nightShader(night: boolean): CustomShader {
  return new CustomShader({
    lightingModel: LightingModel.UNLIT,
    uniforms: { u_night: { type: UniformType.FLOAT, value: night ? 1 : 0 } },
    fragmentShaderText: `
void fragmentMain(FragmentInput fsInput, inout czm_modelMaterial material) {
  vec4 paint = fsInput.attributes.color_0;
  float most = max(paint.r, max(paint.g, paint.b));
  float least = min(paint.r, min(paint.g, paint.b));
  float own = smoothstep(0.55, 0.8, (most - least) / max(most, 0.001));
  vec3 lamp = mix(vec3(1.0, 0.66, 0.3), paint.rgb / max(most, 0.001), own);
  vec3 dark = pow(paint.rgb, vec3(1.12)) * vec3(0.15, 0.235, 0.34) + vec3(0.0008, 0.0018, 0.003);
  vec3 night = dark + lamp * (1.0 - paint.a) * 0.85;
  material.diffuse = mix(paint.rgb * 0.8, night, u_night);
  material.alpha = 1.0;
}`,
  });
}
