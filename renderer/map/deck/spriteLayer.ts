import { type DefaultProps, Layer, type LayerProps, project32, type UpdateParameters } from '@deck.gl/core';
import type { Texture } from '@luma.gl/core';
import { Model } from '@luma.gl/engine';

/** Sprites as parallel arrays: ENU metres (3 each), cell of the atlas, size in CSS pixels, opacity 0–1. */
export interface SpriteBuffers {
  readonly length: number;
  readonly positions: Float64Array;
  readonly cells: Float32Array;
  readonly sizes: Float32Array;
  readonly alphas: Float32Array;
}

export interface SpriteLayerProps extends LayerProps {
  readonly data: { length: number; attributes: Record<string, { value: Float64Array | Float32Array; size: number }> };
  /** Square cells in rows of `columns`. */
  readonly atlas: HTMLCanvasElement;
  readonly columns: number;
}

const vs = `#version 300 es
#define SHADER_NAME sprite-layer-vertex
in vec3 positions;
in vec3 positions64Low;
in float cells;
in float sizes;
in float alphas;
flat out vec2 vCell;
flat out float vAlpha;
void main() {
  geometry.worldPosition = positions;
  gl_Position = project_position_to_clipspace(positions, positions64Low, vec3(0.), geometry.position);
  DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
  gl_PointSize = sizes * project.devicePixelRatio;
  vCell = vec2(mod(cells, sprite.columns), floor(cells / sprite.columns));
  vAlpha = alphas * layer.opacity;
}
`;

const fs = `#version 300 es
#define SHADER_NAME sprite-layer-fragment
precision highp float;
uniform sampler2D spriteAtlas;
flat in vec2 vCell;
flat in float vAlpha;
out vec4 fragColor;
void main() {
  vec2 inside = clamp(gl_PointCoord, 0.004, 0.996);
  fragColor = texture(spriteAtlas, (vCell + inside) * sprite.cellShare) * vAlpha;
  geometry.uv = gl_PointCoord;
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;

// One field a line: luma reads the block's layout from the source.
const block = `\
layout(std140) uniform spriteUniforms {
  float columns;
  vec2 cellShare;
} sprite;
`;
const spriteModule = {
  name: 'sprite',
  vs: block,
  fs: block,
  uniformTypes: { columns: 'f32', cellShare: 'vec2<f32>' },
} as const;

// Set here and not on the model, whose parameters deck overwrites. The atlas is premultiplied.
const defaultProps: DefaultProps<SpriteLayerProps> = {
  parameters: {
    type: 'object',
    value: {
      depthCompare: 'always',
      depthWriteEnabled: false,
      blend: true,
      blendColorSrcFactor: 'one',
      blendColorDstFactor: 'one-minus-src-alpha',
      blendAlphaSrcFactor: 'one',
      blendAlphaDstFactor: 'one-minus-src-alpha',
    },
  },
};

/** Atlas sprites drawn as gl.POINTS: one vertex each, which software renderers draw 4–6 times faster than instances. */
export class SpriteLayer extends Layer<Required<SpriteLayerProps>> {
  static override layerName = 'SpriteLayer';
  static override defaultProps = defaultProps;
  declare state: { model?: Model; texture?: Texture };

  override getShaders() {
    return super.getShaders({ vs, fs, modules: [project32, spriteModule] });
  }

  override initializeState(): void {
    const { atlas } = this.props;
    const texture = this.context.device.createTexture({
      id: `${this.props.id}-atlas`,
      format: 'rgba8unorm',
      width: atlas.width,
      height: atlas.height,
      sampler: {
        minFilter: 'linear',
        magFilter: 'linear',
        addressModeU: 'clamp-to-edge',
        addressModeV: 'clamp-to-edge',
      },
    });
    texture.copyExternalImage({ image: atlas, premultipliedAlpha: true });
    this.state = { texture };
    const attributes = this.getAttributeManager();
    attributes?.remove(['instancePickingColors']);
    attributes?.add({
      positions: { size: 3, type: 'float64', fp64: true, noAlloc: true },
      cells: { size: 1, type: 'float32', noAlloc: true },
      sizes: { size: 1, type: 'float32', noAlloc: true },
      alphas: { size: 1, type: 'float32', noAlloc: true },
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
      bindings: this.state.texture ? { spriteAtlas: this.state.texture } : {},
    });
    this.setState({ model });
    this.getAttributeManager()?.invalidateAll();
  }

  override draw(): void {
    const { model } = this.state;
    const count = this.getNumInstances();
    if (!model || count === 0) return;
    const { atlas, columns } = this.props;
    const cellPx = atlas.width / columns;
    model.setVertexCount(count);
    model.shaderInputs.setProps({ sprite: { columns, cellShare: [cellPx / atlas.width, cellPx / atlas.height] } });
    model.draw(this.context.renderPass);
  }

  override finalizeState(context: this['context']): void {
    this.state.model?.destroy();
    this.state.texture?.destroy();
    super.finalizeState(context);
  }
}

/** deck's binary data of a set of sprites. */
export function spriteData(sprites: SpriteBuffers): SpriteLayerProps['data'] {
  return {
    length: sprites.length,
    attributes: {
      positions: { value: sprites.positions, size: 3 },
      cells: { value: sprites.cells, size: 1 },
      sizes: { value: sprites.sizes, size: 1 },
      alphas: { value: sprites.alphas, size: 1 },
    },
  };
}
