import { type DefaultProps, Layer, type LayerProps, project32, type UpdateParameters } from '@deck.gl/core';
import { Model } from '@luma.gl/engine';

export interface HairlineLayerProps extends LayerProps {
  /** Pairs of vertices in ENU metres with a colour each (RGBA bytes). */
  readonly data: {
    length: number;
    attributes: Record<string, { value: Float64Array | Uint8Array; size: number; normalized?: boolean }>;
  };
}

const vs = `#version 300 es
#define SHADER_NAME hairline-layer-vertex
in vec3 positions;
in vec3 positions64Low;
in vec4 colors;
out vec4 vColor;
void main() {
  geometry.worldPosition = positions;
  gl_Position = project_position_to_clipspace(positions, positions64Low, vec3(0.), geometry.position);
  DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
  vColor = vec4(colors.rgb, colors.a * layer.opacity);
}
`;

const fs = `#version 300 es
#define SHADER_NAME hairline-layer-fragment
precision highp float;
in vec4 vColor;
out vec4 fragColor;
void main() {
  fragColor = vColor;
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;

// Set here and not on the model, whose parameters deck overwrites.
const defaultProps: DefaultProps<HairlineLayerProps> = {
  parameters: { type: 'object', value: { depthCompare: 'always', depthWriteEnabled: false } },
};

/** One-pixel lines as gl.LINES: outlines by the ten thousand without instances. */
export class HairlineLayer extends Layer<Required<HairlineLayerProps>> {
  static override layerName = 'HairlineLayer';
  static override defaultProps = defaultProps;
  declare state: { model?: Model };

  override getShaders() {
    return super.getShaders({ vs, fs, modules: [project32] });
  }

  override initializeState(): void {
    const attributes = this.getAttributeManager();
    attributes?.remove(['instancePickingColors']);
    attributes?.add({
      positions: { size: 3, type: 'float64', fp64: true, noAlloc: true },
      colors: { size: 4, type: 'unorm8', noAlloc: true },
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
      topology: 'line-list',
      isInstanced: false,
      vertexCount: this.getNumInstances(),
    });
    this.setState({ model });
    this.getAttributeManager()?.invalidateAll();
  }

  override draw(): void {
    const count = this.getNumInstances();
    if (!this.state.model || count === 0) return;
    this.state.model.setVertexCount(count);
    this.state.model.draw(this.context.renderPass);
  }

  override finalizeState(context: this['context']): void {
    this.state.model?.destroy();
    super.finalizeState(context);
  }
}
