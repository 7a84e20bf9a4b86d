import { type DefaultProps, Layer, type LayerProps, type UpdateParameters } from '@deck.gl/core';
import { Model } from '@luma.gl/engine';
import { OVER_PREMULTIPLIED } from './blends.ts';

/** Signs on the screen of one frame, as parallel arrays of `length` rows. */
export interface MotionBuffers {
  readonly length: number;
  /** CSS pixels from the top left corner, 2 each. */
  readonly positions: Float32Array;
  /** Radians clockwise from the top of the screen; NaN draws a dot. */
  readonly headings: Float32Array;
  /** Red, green, blue, and one of MOTION_STATE in the place of alpha. */
  readonly colours: Uint8Array;
}

/** Colour says what it is; the shape says what it does. */
export const MOTION_STATE = { moving: 255, stopped: 170, silent: 85, hidden: 0 } as const;
export type MotionState = keyof typeof MOTION_STATE;

export interface MotionLayerProps extends LayerProps {
  readonly data: {
    length: number;
    attributes: Record<string, { value: Float32Array | Uint8Array; size: number; normalized?: boolean }>;
  };
  /** Diameter of a sign, CSS pixels. */
  readonly sizePx: number;
  /** Of the view, CSS pixels. */
  readonly width: number;
  readonly height: number;
}

const vs = `#version 300 es
#define SHADER_NAME motion-layer-vertex
in vec2 positions;
in float headings;
in vec4 colours;
flat out vec3 vColour;
flat out vec2 vAhead;
flat out float vState;
void main() {
  float state = floor((1. - colours.a) * 3. + 0.5);
  gl_Position = vec4(positions.x * motion.toClip.x - 1., 1. - positions.y * motion.toClip.y, 0., 1.);
  gl_PointSize = motion.devicePx * (state > 0.5 ? 0.8 : 1.);
  vAhead = state < 0.5 && headings == headings ? vec2(sin(headings), -cos(headings)) : vec2(0.);
  vColour = colours.rgb;
  vState = state;
}
`;

const fs = `#version 300 es
#define SHADER_NAME motion-layer-fragment
precision highp float;
flat in vec3 vColour;
flat in vec2 vAhead;
flat in float vState;
out vec4 fragColor;
void main() {
  vec3 colour = vState > 1.5 ? mix(vec3(0.55, 0.63, 0.7), vColour, 0.3) : vColour;
  if (motion.devicePx < 7.) {
    fragColor = vec4(colour, 1.) * (vState > 1.5 ? 0.6 : 1.) * motion.opacity;
    return;
  }
  vec2 at = gl_PointCoord * 2. - 1.;
  float inside = 0.94 - length(at);
  if (dot(vAhead, vAhead) > 0.5) {
    float along = dot(at, vAhead);
    float across = abs(at.x * vAhead.y - at.y * vAhead.x);
    inside = min((0.96 - along) * 0.44 - across, along + 0.9 - max(0., 0.5 - across) * 0.9);
  }
  if (inside < 0.) discard;
  float soft = 2.6 / motion.devicePx;
  float edge = smoothstep(0.5 * soft, 1.2 * soft, inside);
  if (vState > 0.5 && inside > 0.46) colour *= 0.2;
  fragColor = vec4(mix(vec3(0.01, 0.05, 0.09), colour, edge), 1.) * (vState > 1.5 ? 0.75 : 1.) * motion.opacity;
}
`;

// One field a line: luma reads the block's layout from the source.
const block = `\
layout(std140) uniform motionUniforms {
  vec2 toClip;
  float devicePx;
  float opacity;
} motion;
`;
const motionModule = {
  name: 'motion',
  vs: block,
  fs: block,
  uniformTypes: { toClip: 'vec2<f32>', devicePx: 'f32', opacity: 'f32' },
} as const;

// Set here and not on the model, whose parameters deck overwrites. Colours are premultiplied.
const defaultProps: DefaultProps<MotionLayerProps> = {
  parameters: { type: 'object', value: OVER_PREMULTIPLIED },
};

/**
 * Everything that moves in one draw call of gl.POINTS that are on the screen's pixels already: software renderers spend
 * their time on vertices, so what is outside the view or under another sign never reaches them.
 */
export class MotionLayer extends Layer<Required<MotionLayerProps>> {
  static override layerName = 'MotionLayer';
  static override defaultProps = defaultProps;
  declare state: { model?: Model };

  override getShaders() {
    return super.getShaders({ vs, fs, modules: [motionModule] });
  }

  override initializeState(): void {
    const attributes = this.getAttributeManager();
    attributes?.remove(['instancePickingColors']);
    attributes?.add({
      positions: { size: 2, type: 'float32', noAlloc: true },
      headings: { size: 1, type: 'float32', noAlloc: true },
      colours: { size: 4, type: 'unorm8', noAlloc: true },
    });
  }

  override updateState(params: UpdateParameters<this>): void {
    super.updateState(params);
    if (this.state.model && !params.changeFlags.extensionsChanged) return;
    this.state.model?.destroy();
    const model = new Model(this.context.device, {
      ...this.getShaders(),
      id: this.props.id,
      bufferLayout: this.getAttributeManager()?.getBufferLayouts() ?? [],
      topology: 'point-list',
      isInstanced: false,
      vertexCount: this.getNumInstances(),
    });
    this.setState({ model });
    this.getAttributeManager()?.invalidateAll();
  }

  override draw(): void {
    const { model } = this.state;
    const count = this.getNumInstances();
    if (!model || count === 0) return;
    const { sizePx, width, height, opacity } = this.props;
    const devicePx = sizePx * this.context.device.getDefaultCanvasContext().cssToDeviceRatio();
    model.setVertexCount(count);
    model.shaderInputs.setProps({ motion: { toClip: [2 / width, 2 / height], devicePx, opacity } });
    model.draw(this.context.renderPass);
  }

  override finalizeState(context: this['context']): void {
    this.state.model?.destroy();
    super.finalizeState(context);
  }
}

/** deck's binary data of what moves. */
export function motionData({ length, positions, headings, colours }: MotionBuffers): MotionLayerProps['data'] {
  return {
    length,
    attributes: {
      positions: { value: positions, size: 2 },
      headings: { value: headings, size: 1 },
      colours: { value: colours, size: 4, normalized: true },
    },
  };
}
