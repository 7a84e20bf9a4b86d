import { type DefaultProps, Layer, type LayerProps, project32, type UpdateParameters } from '@deck.gl/core';
import type { Texture } from '@luma.gl/core';
import { Model } from '@luma.gl/engine';
import type { TileMesh } from './tileMesh.ts';
import type { TileStore } from './tileStore.ts';

export interface TileLayerProps extends LayerProps {
  readonly data: { length: number; attributes: Record<string, { value: Float32Array; size: number }> };
  readonly store: TileStore;
}

const vs = `#version 300 es
#define SHADER_NAME tile-layer-vertex
in vec2 positions;
in vec3 uvs;
out vec3 vUv;
void main() {
  gl_Position = vec4(positions, 0.0, 1.0);
  vUv = uvs;
}
`;

const fs = `#version 300 es
#define SHADER_NAME tile-layer-fragment
precision highp float;
precision highp sampler2DArray;
uniform sampler2DArray tileTexture;
in vec3 vUv;
out vec4 fragColor;
void main() {
  vec4 texel = texture(tileTexture, vUv);
  fragColor = vec4(texel.rgb, texel.a * layer.opacity);
}
`;

// Set here and not on the model, whose parameters deck overwrites.
const defaultProps: DefaultProps<TileLayerProps> = {
  parameters: { type: 'object', value: { depthCompare: 'always', depthWriteEnabled: false } },
};

/** All tiles of a source in one draw call: their pictures are the layers of one texture. */
export class TileLayer extends Layer<Required<TileLayerProps>> {
  static override layerName = 'TileLayer';
  static override defaultProps = defaultProps;
  declare state: { model?: Model; texture?: Texture; store?: TileStore };

  override getShaders() {
    return super.getShaders({ vs, fs, modules: [project32] });
  }

  override initializeState(): void {
    const attributes = this.getAttributeManager();
    attributes?.remove(['instancePickingColors']);
    attributes?.add({
      positions: { size: 2, type: 'float32', noAlloc: true },
      uvs: { size: 3, type: 'float32', noAlloc: true },
    });
  }

  override updateState(params: UpdateParameters<this>): void {
    super.updateState(params);
    const { store } = this.props;
    if (this.state.store !== store) this.makeTexture(store);
    store.upload((slot, image) => this.state.texture?.copyExternalImage({ image, z: slot, depth: 1 }));
  }

  override draw(): void {
    const { model } = this.state;
    const count = this.getNumInstances();
    if (!model || count === 0) return;
    model.setVertexCount(count);
    model.draw(this.context.renderPass);
  }

  override finalizeState(context: this['context']): void {
    this.state.model?.destroy();
    this.state.texture?.destroy();
    super.finalizeState(context);
  }

  private makeTexture(store: TileStore): void {
    this.state.model?.destroy();
    this.state.texture?.destroy();
    const { tilePx } = store.source;
    const texture = this.context.device.createTexture({
      id: `${this.props.id}-tiles`,
      dimension: '2d-array',
      format: 'rgba8unorm',
      width: tilePx,
      height: tilePx,
      depth: store.capacity,
      sampler: {
        minFilter: 'linear',
        magFilter: 'linear',
        addressModeU: 'clamp-to-edge',
        addressModeV: 'clamp-to-edge',
      },
    });
    const model = new Model(this.context.device, {
      ...this.getShaders(),
      id: this.props.id,
      bufferLayout: this.getAttributeManager()?.getBufferLayouts() ?? [],
      topology: 'triangle-list',
      isInstanced: false,
      vertexCount: 0,
      bindings: { tileTexture: texture },
    });
    this.setState({ model, texture, store });
    this.getAttributeManager()?.invalidateAll();
  }
}

/** deck's binary data of a mesh. */
export function tileData(mesh: TileMesh): TileLayerProps['data'] {
  return {
    length: mesh.length,
    attributes: { positions: { value: mesh.positions, size: 2 }, uvs: { value: mesh.uvs, size: 3 } },
  };
}
