import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit, stderr, stdout } from 'node:process';
import { buildBorders, readChina } from './borders.ts';
import { openInputs, readCounties, readCountries } from './inputs.ts';
import { buildLabels } from './labels.ts';
import { buildLand } from './land.ts';
import { packGrids, packShapes } from './pack.ts';
import { buildRelief } from './relief.ts';
import { buildRivers } from './rivers.ts';
import { SOURCES, sourcesMarkdown } from './sources.ts';

/**
 * Builds the shipped base map from public packages: `node assets/basemap/build/build.ts INPUTS [OUT]`.
 * SOURCES.md says what INPUTS must hold. The same inputs give the same bytes.
 */
function build(inputsFolder: string, outFolder: string): void {
  const inputs = openInputs(inputsFolder);
  mkdirSync(outFolder, { recursive: true });
  const write = (name: string, content: Uint8Array | string): void => {
    writeFileSync(join(outFolder, name), content);
    stdout.write(`${name} ${(content.length / 1024).toFixed(0)} KiB\n`);
  };
  const counties = readCounties(inputs);
  const china = readChina(counties);
  const countries = readCountries(inputs);
  const land = buildLand(countries, china.inside);
  write('land.bin', packShapes(land.layers));
  write('borders.bin', packShapes(buildBorders(china, land)));
  write('rivers.bin', packShapes(buildRivers(inputs, land.inside)));
  write('relief.bin', packGrids(buildRelief(inputs)));
  const labels = buildLabels(inputs, countries, counties);
  write('labels.json', `[\n${labels.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
  write('sources.json', `${JSON.stringify(SOURCES, null, 1)}\n`);
  write('SOURCES.md', sourcesMarkdown());
}

const [inputsFolder, outFolder = join(import.meta.dirname, '..')] = argv.slice(2);
if (!inputsFolder) {
  stderr.write('usage: node assets/basemap/build/build.ts INPUTS [OUT]\n');
  exit(2);
}
build(inputsFolder, outFolder);
