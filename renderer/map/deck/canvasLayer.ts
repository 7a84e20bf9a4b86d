import { type DefaultProps, Layer, type LayerProps, project32, type UpdateParameters } from '@deck.gl/core';
import type { Texture } from '@luma.gl/core';
import { Model } from '@luma.gl/engine';
import { OVER_PREMULTIPLIED } from './blends.ts';

export interface CanvasLayerProps extends LayerProps {
  /** As large as the view in device pixels. */
  readonly canvas: HTMLCanvasElement;
  /** Another number for each picture on it. */
  readonly version: number;
}

// One triangle that covers the view; the canvas's first row is its top.
const vs = `#version 300 es
#define SHADER_NAME canvas-layer-vertex
out vec2 vUv;
void main() {
  vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
  gl_Position = vec4(corner, 0.0, 1.0);
  vUv = vec2(corner.x * 0.5 + 0.5, 0.5 - corner.y * 0.5);
}
`;

const fs = `#version 300 es
#define SHADER_NAME canvas-layer-fragment
precision highp float;
uniform sampler2D canvasTexture;
in vec2 vUv;
out vec4 fragColor;
void main() {
  fragColor = texture(canvasTexture, vUv);
  if (fragColor.a == 0.0) discard;
}
`;

// Set here and not on the model, whose parameters deck overwrites.
const defaultProps: DefaultProps<CanvasLayerProps> = {
  parameters: { type: 'object', value: OVER_PREMULTIPLIED },
};

/** A 2D canvas drawn over the view: lines and shapes that were drawn by hand. */
export class CanvasLayer extends Layer<Required<CanvasLayerProps>> {
  static override layerName = 'CanvasLayer';
  static override defaultProps = defaultProps;
  declare state: { model?: Model; texture?: Texture };

  override getShaders() {
    return super.getShaders({ vs, fs, modules: [project32] });
  }

  override initializeState(): void {
    this.getAttributeManager()?.remove(['instancePickingColors']);
  }

  override updateState(params: UpdateParameters<this>): void {
    super.updateState(params);
    const { canvas, visible } = this.props;
    if (!visible) return;
    const { texture } = this.state;
    if (texture?.width !== canvas.width || texture.height !== canvas.height) this.makeTexture(canvas);
    const { gl } = this.context;
    // As the canvas keeps them: otherwise the browser divides every pixel by its opacity.
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    this.state.texture?.copyExternalImage({ image: canvas });
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  }

  override draw(): void {
    this.state.model?.draw(this.context.renderPass);
  }

  override finalizeState(context: this['context']): void {
    this.state.model?.destroy();
    this.state.texture?.destroy();
    super.finalizeState(context);
  }

  private makeTexture({ width, height }: HTMLCanvasElement): void {
    this.state.model?.destroy();
    this.state.texture?.destroy();
    const texture = this.context.device.createTexture({
      id: `${this.props.id}-canvas`,
      format: 'rgba8unorm',
      width,
      height,
      sampler: { minFilter: 'nearest', magFilter: 'nearest' },
    });
    const model = new Model(this.context.device, {
      ...this.getShaders(),
      id: this.props.id,
      topology: 'triangle-list',
      isInstanced: false,
      vertexCount: 3,
      bindings: { canvasTexture: texture },
    });
    this.setState({ model, texture });
  }
}
