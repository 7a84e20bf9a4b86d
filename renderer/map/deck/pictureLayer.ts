import { type DefaultProps, Layer, type LayerProps, project32, type UpdateParameters } from '@deck.gl/core';
import type { Texture } from '@luma.gl/core';
import { Model } from '@luma.gl/engine';
import type { PictureMesh } from '../host/pictureBatch.ts';
import type { SpriteSheet } from '../host/spriteSheet.ts';
import { OVER_PREMULTIPLIED } from './blends.ts';

export interface PictureLayerProps extends LayerProps {
  readonly data: { length: number; attributes: Record<string, { value: Float32Array; size: number }> };
  readonly sheet: SpriteSheet;
}

const vs = `#version 300 es
#define SHADER_NAME picture-layer-vertex
in vec2 positions;
in vec2 uvs;
in float alphas;
out vec2 vUv;
out float vAlpha;
void main() {
  gl_Position = vec4(positions, 0.0, 1.0);
  vUv = uvs;
  vAlpha = alphas;
}
`;

const fs = `#version 300 es
#define SHADER_NAME picture-layer-fragment
precision highp float;
uniform sampler2D pictureSheet;
in vec2 vUv;
in float vAlpha;
out vec4 fragColor;
void main() {
  fragColor = texture(pictureSheet, vUv) * vAlpha;
}
`;

// Set here and not on the model, whose parameters deck overwrites.
const defaultProps: DefaultProps<PictureLayerProps> = {
  parameters: { type: 'object', value: OVER_PREMULTIPLIED },
};

/** Pictures of a sheet where they stand on the screen, in one draw call. */
export class PictureLayer extends Layer<Required<PictureLayerProps>> {
  static override layerName = 'PictureLayer';
  static override defaultProps = defaultProps;
  declare state: { model?: Model; texture?: Texture };

  override getShaders() {
    return super.getShaders({ vs, fs, modules: [project32] });
  }

  override initializeState(): void {
    const { sheet } = this.props;
    const attributes = this.getAttributeManager();
    attributes?.remove(['instancePickingColors']);
    attributes?.add({
      positions: { size: 2, type: 'float32', noAlloc: true },
      uvs: { size: 2, type: 'float32', noAlloc: true },
      alphas: { size: 1, type: 'float32', noAlloc: true },
    });
    const texture = this.context.device.createTexture({
      id: `${this.props.id}-sheet`,
      format: 'rgba8unorm',
      width: sheet.widthPx,
      height: sheet.heightPx,
      sampler: { minFilter: 'linear', magFilter: 'linear' },
    });
    const model = new Model(this.context.device, {
      ...this.getShaders(),
      id: this.props.id,
      bufferLayout: attributes?.getBufferLayouts() ?? [],
      topology: 'triangle-list',
      isInstanced: false,
      vertexCount: 0,
      bindings: { pictureSheet: texture },
    });
    this.setState({ model, texture });
  }

  override updateState(params: UpdateParameters<this>): void {
    super.updateState(params);
    const { texture } = this.state;
    this.props.sheet.takeFresh(({ image, left, top }) => {
      texture?.copyExternalImage({ image, x: left, y: top, width: image.width, height: image.height });
    });
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
}

/** deck's binary data of a mesh. */
export function pictureData({ length, positions, uvs, alphas }: PictureMesh): PictureLayerProps['data'] {
  return {
    length,
    attributes: {
      positions: { value: positions, size: 2 },
      uvs: { value: uvs, size: 2 },
      alphas: { value: alphas, size: 1 },
    },
  };
}
