export { toCsv } from './csv.ts';
export { toGeoJson } from './geojson.ts';
export { toKml } from './kml.ts';
export { toXlsx } from './xlsx.ts';
