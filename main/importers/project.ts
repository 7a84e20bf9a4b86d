import type { Finding } from './importer.ts';

/** Metres as the file has them → degrees of WGS-84, or why not; undefined when the numbers are degrees already. */
export type Project = (x: number, y: number) => readonly [lon: number, lat: number] | Finding | undefined;
