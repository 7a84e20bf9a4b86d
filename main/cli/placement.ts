import { type ModelPlacement, modelPlacementSchema } from '../../shared/contract/imports.ts';
import { AppError } from '../../shared/errors.ts';

/**
 * Where a 3D model stands, from `--at lon,lat[,height]` (degrees, metres), `--heading` (degrees) and `--scale`;
 * undefined without `--at`.
 * @throws AppError input.invalid
 */
export function placementOption(
  at: string | undefined,
  heading: string | undefined,
  scale: string | undefined,
): ModelPlacement | undefined {
  if (at === undefined) {
    if (heading !== undefined || scale !== undefined)
      throw new AppError('input.invalid', { where: '--at', what: 'missing' });
    return undefined;
  }
  const parts = at.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [lon, lat, heightM] = parts;
  const parsed = modelPlacementSchema.safeParse({
    position: { lon, lat, ...(heightM === undefined ? {} : { heightM }) },
    ...(heading === undefined ? {} : { headingDeg: Number(heading) }),
    ...(scale === undefined ? {} : { scale: Number(scale) }),
  });
  if (parts.length > 3 || !parsed.success) {
    const [issue] = parsed.error?.issues ?? [];
    throw new AppError('input.invalid', {
      where: '--at',
      what: issue ? `${issue.path.join('.')} ${issue.message}` : at,
    });
  }
  return parsed.data;
}
