import { COORDINATE_SYSTEM } from '@deck.gl/core';
import { SolidPolygonLayer } from '@deck.gl/layers';
import { CULL } from '../../deck/cullExtension.ts';
import type { EnuFrame } from '../../host/enuFrame.ts';
import type { Rgba } from '../layer.ts';
import type { ScaleSpan } from './scaleSpan.ts';
import { toEnu } from './toEnu.ts';

/** A polygon's rings (degrees) and its fill. */
export interface FilledPolygon {
  readonly rings: readonly (readonly number[][])[];
  readonly fill: Rgba;
}

type EnuRings = { readonly rings: [number, number, number][][]; readonly fill: Rgba };

/** Polygons that only show within a span of scales, decided when they are drawn. */
class RangedPolygonLayer extends SolidPolygonLayer<EnuRings, { span: ScaleSpan }> {
  static override layerName = 'RangedPolygonLayer';

  override draw(options: Parameters<SolidPolygonLayer['draw']>[0]): void {
    const metresPerPixel = 2 ** -this.context.viewport.zoom;
    const { from, to } = this.props.span;
    if (metresPerPixel >= from && metresPerPixel < to) super.draw(options);
  }
}

/** Fills of polygons; they are cut into triangles once for each frame of metres. */
export function fillLayer(id: string, polygons: readonly FilledPolygon[], frame: EnuFrame, span: ScaleSpan) {
  const data = polygons.map(({ rings, fill }) => ({ rings: rings.map((ring) => toEnu(ring, frame)), fill }));
  return new RangedPolygonLayer({
    id,
    data,
    span,
    getPolygon: ({ rings }) => rings,
    getFillColor: ({ fill }) => [...fill],
    extruded: false,
    coordinateSystem: COORDINATE_SYSTEM.CARTESIAN,
    extensions: [CULL],
    parameters: { depthCompare: 'always', depthWriteEnabled: false },
  });
}
