import { placeBounds } from '../../shared/geo.ts';
import { parseAngle, parsePair } from './angles.ts';
import { type Draft, fieldText } from './draft.ts';
import { readGeometry, type Shape } from './geometry.ts';
import type { Finding } from './importer.ts';
import { isBlank, parseNumber } from './numbers.ts';
import type { Project } from './project.ts';
import { parseWkt } from './wkt.ts';

/** How far from its outline a place's own position may stand, degrees. */
const NEAR_OUTLINE_DEG = 0.1;

/** Where a row lies, as the file says it: its geometry, else its well-known text, else its coordinate columns. */
export function placeRow(draft: Draft, project: Project): Shape | Finding {
  const shape = outline(draft, project);
  if (shape && 'reason' in shape) return shape;
  const point = columnPosition(draft, project);
  if (!shape) return point ?? missing(draft);
  if (!shape.geometry || !point || 'reason' in point || !isNear(point, shape)) return shape;
  return { ...shape, position: point.position };
}

function missing(draft: Draft): Finding {
  return { reason: draft.geometry === undefined ? 'positionMissing' : 'geometryMissing' };
}

function outline(draft: Draft, project: Project): Shape | Finding | undefined {
  if (draft.geometry !== undefined && draft.geometry !== null) return readGeometry(draft.geometry, project);
  const text = fieldText(draft, 'geometry');
  if (isBlank(text)) return undefined;
  const parsed = parseWkt(text);
  return parsed === undefined
    ? { reason: 'geometryUnreadable', params: { text: text.slice(0, 60) } }
    : readGeometry(parsed, project);
}

function columnPosition(draft: Draft, project: Project): Shape | Finding | undefined {
  const [lonText, latText] = [fieldText(draft, 'lon'), fieldText(draft, 'lat')];
  const pairText = fieldText(draft, 'coordinates');
  if (isBlank(lonText) && isBlank(latText)) {
    if (isBlank(pairText)) return undefined;
    const pair = parsePair(pairText);
    return pair ? shapeAt(draft, pair.lon, pair.lat, project) : unreadablePosition(pairText, '');
  }
  const lon = parseAngle(lonText);
  const lat = parseAngle(latText);
  if (!lon || !lat) return unreadablePosition(lonText, latText);
  if (lon.axis === 'lat' && lat.axis === 'lon') {
    const turned = shapeAt(draft, lat.degrees, lon.degrees, project);
    if ('reason' in turned) return turned;
    const params = { lon: lat.degrees, lat: lon.degrees };
    return { ...turned, findings: [...turned.findings, { reason: 'swappedLonLat', params }] };
  }
  return shapeAt(draft, lon.degrees, lat.degrees, project);
}

function unreadablePosition(lon: string, lat: string): Finding {
  return { reason: 'positionUnreadable', params: { lon: lon.slice(0, 40), lat: lat.slice(0, 40) } };
}

function shapeAt(draft: Draft, x: number, y: number, project: Project): Shape | Finding {
  const projected = project(x, y);
  if (projected && 'reason' in projected) return projected;
  const [lon, lat] = projected ?? [x, y];
  const heightText = fieldText(draft, 'heightM');
  const heightM = isBlank(heightText) ? undefined : parseNumber(heightText);
  const findings: Finding[] = [];
  if (heightM === undefined && !isBlank(heightText)) {
    const column = draft.columns.get('heightM') ?? 'heightM';
    findings.push({ reason: 'numberUnreadable', params: { column, value: heightText.slice(0, 60) } });
  }
  return {
    position: { lon, lat, ...(heightM === undefined ? {} : { heightM }) },
    findings,
    ...(projected ? { isProjected: true } : {}),
  };
}

function isNear(point: Shape, shape: Shape): boolean {
  const { lon, lat } = point.position;
  const [west, south, east, north] = placeBounds(shape);
  const margin = NEAR_OUTLINE_DEG;
  return lon >= west - margin && lon <= east + margin && lat >= south - margin && lat <= north + margin;
}
