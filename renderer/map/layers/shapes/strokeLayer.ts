import {
  type DefaultProps,
  Layer,
  type LayerProps,
  project32,
  type UpdateParameters,
  type Viewport,
} from '@deck.gl/core';
import { Buffer } from '@luma.gl/core';
import { Model } from '@luma.gl/engine';
import { uiScale } from '../../symbols/uiScale.ts';
import type { Rgba } from '../layer.ts';
import type { LineChunk, LineVertices } from './packLines.ts';

/** How lines of one rank are drawn. */
export interface Stroke {
  readonly colour: Rgba;
  /** Edge below the line, wider by `casingPx` on each side; absent for none. */
  readonly casing?: Rgba | undefined;
  readonly casingPx?: number | undefined;
  /** Width at a scale, pixels; 0 leaves the rank out. */
  widthPx(metresPerPixel: number): number;
  /** Dash and gap, pixels. */
  readonly dash?: readonly [on: number, off: number] | undefined;
}

export interface StrokeLayerProps extends LayerProps {
  readonly chunks: readonly LineChunk[];
  readonly vertices: LineVertices;
  /** By rank. */
  readonly strokes: readonly Stroke[];
}

const block = `\
layout(std140) uniform strokeUniforms {
  vec4 colour;
  float halfWidth;
  float dashOn;
  float dashOff;
} stroke;
`;
const strokeModule = {
  name: 'stroke',
  vs: block,
  fs: block,
  uniformTypes: { colour: 'vec4<f32>', halfWidth: 'f32', dashOn: 'f32', dashOff: 'f32' },
} as const;

const vs = `#version 300 es
#define SHADER_NAME stroke-layer-vertex
in vec3 starts;
in vec3 ends;
in float corners;
out float vAcross;
out float vAlong;
void main() {
  bool atEnd = corners > 1.5;
  float side = mod(corners, 2.0) * 2.0 - 1.0;
  vec4 commonStart;
  vec4 commonEnd;
  vec4 start = project_position_to_clipspace(starts, vec3(0.), vec3(0.), commonStart);
  vec4 end = project_position_to_clipspace(ends, vec3(0.), vec3(0.), commonEnd);
  geometry.worldPosition = atEnd ? ends : starts;
  geometry.position = atEnd ? commonEnd : commonStart;
  // What lies behind the eye is cut off before the division.
  const float NEAR = 0.5;
  if (start.w < NEAR && end.w > NEAR) start = mix(start, end, (NEAR - start.w) / (end.w - start.w));
  if (end.w < NEAR && start.w > NEAR) end = mix(end, start, (NEAR - end.w) / (start.w - end.w));
  vec2 pixels = project.viewportSize / project.devicePixelRatio * 0.5;
  vec2 from = start.xy / start.w * pixels;
  vec2 to = end.xy / end.w * pixels;
  vec2 along = to - from;
  float reach = length(along);
  along = reach > 0.001 ? along / reach : vec2(1.0, 0.0);
  float half_ = stroke.halfWidth + 0.75;
  // Ends reach over by half a width, so that bends close.
  float over = stroke.dashOff > 0.0 ? 0.0 : stroke.halfWidth * 0.5;
  vec2 offset = vec2(-along.y, along.x) * side * half_ + along * (atEnd ? over : -over);
  vec4 at = atEnd ? end : start;
  gl_Position = vec4(at.xy + offset / pixels * at.w, at.zw);
  vAcross = side * half_;
  vAlong = atEnd ? reach : 0.0;
  DECKGL_FILTER_GL_POSITION(gl_Position, geometry);
}
`;

const fs = `#version 300 es
#define SHADER_NAME stroke-layer-fragment
precision highp float;
in float vAcross;
in float vAlong;
out vec4 fragColor;
void main() {
  float edge = clamp(stroke.halfWidth + 0.5 - abs(vAcross), 0.0, 1.0) * min(1.0, stroke.halfWidth * 2.0);
  if (stroke.dashOff > 0.0 && mod(vAlong, stroke.dashOn + stroke.dashOff) > stroke.dashOn) discard;
  fragColor = vec4(stroke.colour.rgb, stroke.colour.a * edge * layer.opacity);
  DECKGL_FILTER_COLOR(fragColor, geometry);
}
`;

// Set here and not on the model, whose parameters deck overwrites.
const defaultProps: DefaultProps<StrokeLayerProps> = {
  parameters: { type: 'object', value: { depthCompare: 'always', depthWriteEnabled: false } },
};

interface Ranges {
  /** First index and number of indices of each rank. */
  readonly byRank: readonly { rank: number; first: number; count: number }[];
}

/** Lines with a width and a casing by the hundred thousand: packed once, of which each frame draws what it sees. */
export class StrokeLayer extends Layer<Required<StrokeLayerProps>> {
  static override layerName = 'StrokeLayer';
  static override defaultProps = defaultProps;
  declare state: { model?: Model; buffers?: Buffer[]; indices?: Buffer; shown?: string; ranges?: Ranges };

  override getShaders() {
    return super.getShaders({ vs, fs, modules: [project32, strokeModule] });
  }

  override initializeState(): void {
    this.getAttributeManager()?.remove(['instancePickingColors']);
    this.state = {};
  }

  override updateState(params: UpdateParameters<this>): void {
    super.updateState(params);
    const { vertices } = this.props;
    if (this.state.model && params.oldProps.vertices === vertices && !params.changeFlags.extensionsChanged) return;
    this.release();
    const { device } = this.context;
    const upload = (data: Float32Array) => device.createBuffer({ usage: Buffer.VERTEX, data });
    const [starts, ends, corners] = [vertices.starts, vertices.ends, vertices.corners].map(upload);
    const segments = vertices.corners.length / 4;
    const indices = device.createBuffer({
      usage: Buffer.INDEX,
      indexType: 'uint32',
      byteLength: Math.max(24, segments * 24),
    });
    if (!starts || !ends || !corners) return;
    const model = new Model(device, {
      ...this.getShaders(),
      id: this.props.id,
      bufferLayout: [
        { name: 'starts', format: 'float32x3' },
        { name: 'ends', format: 'float32x3' },
        { name: 'corners', format: 'float32' },
      ],
      attributes: { starts, ends, corners },
      indexBuffer: indices,
      topology: 'triangle-list',
      isInstanced: false,
      vertexCount: 0,
    });
    this.setState({ model, buffers: [starts, ends, corners], indices, shown: '', ranges: { byRank: [] } });
  }

  override draw(): void {
    const { model } = this.state;
    if (!model) return;
    const metresPerPixel = 2 ** -this.context.viewport.zoom;
    const scale = uiScale();
    const widths = this.props.strokes.map((stroke) => scale * stroke.widthPx(metresPerPixel));
    const { byRank } = this.rangesOf(widths);
    for (const cased of [true, false]) {
      for (const { rank, first, count } of byRank) {
        const stroke = this.props.strokes[rank];
        const width = widths[rank] ?? 0;
        if (!stroke || count === 0 || (cased && (!stroke.casing || width < 1.6))) continue;
        const [red, green, blue, alpha] = cased ? (stroke.casing ?? stroke.colour) : stroke.colour;
        const [dashOn, dashOff] = (!cased && stroke.dash) || [1, 0];
        // luma's WebGL pass hands `firstVertex` to drawElements, whose offset is in bytes.
        model.setDrawOffsets({ firstVertex: first * 4, firstIndex: first });
        model.setVertexCount(count);
        model.shaderInputs.setProps({
          stroke: {
            colour: [red / 255, green / 255, blue / 255, alpha / 255],
            halfWidth: width / 2 + (cased ? scale * (stroke.casingPx ?? 1) : 0),
            dashOn,
            dashOff,
          },
        });
        model.draw(this.context.renderPass);
      }
    }
  }

  override finalizeState(context: this['context']): void {
    this.release();
    super.finalizeState(context);
  }

  /** The index runs of what shows; written anew only when other chunks come into view. */
  private rangesOf(widths: readonly number[]): Ranges {
    const { chunks, vertices } = this.props;
    const { ranges, indices, shown } = this.state;
    const sees = frustumOf(this.context.viewport);
    const visible = chunks.filter((chunk, i) => {
      if ((widths[chunk.rank] ?? 0) <= 0) return false;
      const [x = 0, y = 0, z = 0] = vertices.middles.subarray(i * 3, i * 3 + 3);
      return sees(x, y, z, chunk.radiusM);
    });
    const key = visible.map(({ first }) => first).join(' ');
    if (key === shown && ranges) return ranges;
    const total = visible.reduce((sum, { count }) => sum + count, 0);
    const list = new Uint32Array(total * 6);
    const byRank: { rank: number; first: number; count: number }[] = [];
    let at = 0;
    for (const { rank, first, count } of visible) {
      let run = byRank.at(-1);
      if (run?.rank !== rank) {
        run = { rank, first: at, count: 0 };
        byRank.push(run);
      }
      for (let segment = first; segment < first + count; segment++) {
        const v = segment * 4;
        list.set([v, v + 1, v + 2, v + 2, v + 1, v + 3], at);
        at += 6;
      }
      run.count = at - run.first;
    }
    if (list.length > 0) indices?.write(list);
    const made = { byRank };
    this.setState({ shown: key, ranges: made });
    return made;
  }

  private release(): void {
    this.state.model?.destroy();
    this.state.indices?.destroy();
    for (const buffer of this.state.buffers ?? []) buffer.destroy();
  }
}

/** Whether a sphere (common space) may be on screen, from the sides of the view. */
export function frustumOf(viewport: Viewport): (x: number, y: number, z: number, radius: number) => boolean {
  const m = viewport.viewProjectionMatrix;
  const plane = (axis: 0 | 1, sign: 1 | -1) => {
    const part = (column: number) => (m[column * 4 + 3] ?? 0) + sign * (m[column * 4 + axis] ?? 0);
    const [a, b, c, d] = [part(0), part(1), part(2), part(3)];
    const length = Math.hypot(a, b, c) || 1;
    return [a / length, b / length, c / length, d / length] as const;
  };
  const planes = [plane(0, 1), plane(0, -1), plane(1, 1), plane(1, -1)];
  return (x, y, z, radius) => planes.every(([a, b, c, d]) => a * x + b * y + c * z + d >= -radius);
}
