import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';

/** True when the programs of GDAL are installed: they write what another office would send. */
export const hasOgr = spawnSync('ogr2ogr', ['--version']).status === 0;

function run(command: string, args: readonly string[], input?: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Files that ogr2ogr writes from a GeoJSON collection in WGS-84, by name. */
export function ogr2ogr(source: object, target: string, options: readonly string[]): Record<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'ogr-'));
  try {
    writeFileSync(join(folder, 'in.geojson'), JSON.stringify(source));
    const out = join(folder, 'out');
    run('mkdir', [out]);
    run('ogr2ogr', [...options, join(out, target), join(folder, 'in.geojson')]);
    return Object.fromEntries(readdirSync(out).map((name) => [name, new Uint8Array(readFileSync(join(out, name)))]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A zipped shapefile, some of its parts left out. */
export function zippedShapefile(
  source: object,
  options: readonly string[],
  without: RegExp = /^$/,
  layer = 'points',
): Uint8Array {
  const files = ogr2ogr(source, `${layer}.shp`, ['-f', 'ESRI Shapefile', ...options]);
  return zipSync(Object.fromEntries(Object.entries(files).filter(([name]) => !without.test(name))));
}

/** Positions in WGS-84 → another system by PROJ. */
export function project(positions: readonly (readonly [number, number])[], system: string): [number, number][] {
  const input = positions.map((position) => position.join(' ')).join('\n');
  const output = run('gdaltransform', ['-s_srs', 'OGC:CRS84', '-t_srs', system, '-output_xy'], `${input}\n`);
  return output
    .trim()
    .split('\n')
    .map((line) => {
      const [x = Number.NaN, y = Number.NaN] = line.split(' ').map(Number);
      return [x, y];
    });
}
