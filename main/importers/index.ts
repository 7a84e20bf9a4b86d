import { csvImporter } from './csv.ts';
import { geojsonImporter } from './geojson.ts';
import { glbImporter } from './glb.ts';
import type { Importer } from './importer.ts';
import { kmlImporter } from './kml.ts';
import { kmzImporter } from './kmz.ts';
import { osmPbfImporter } from './osmPbf.ts';
import { shapefileImporter } from './shapefile.ts';
import { tiles3dImporter } from './tiles3d.ts';
import { xlsxImporter } from './xlsx.ts';

/** Every format that can be read, the one that accepts any text last. */
export const IMPORTERS: readonly Importer[] = [
  osmPbfImporter,
  tiles3dImporter,
  glbImporter,
  xlsxImporter,
  kmzImporter,
  shapefileImporter,
  geojsonImporter,
  kmlImporter,
  csvImporter,
];

/** The importer for a file, by its name, else by its content. */
export function importerFor(fileName: string, bytes: Uint8Array): Importer | undefined {
  return IMPORTERS.find((importer) => importer.accepts(fileName, bytes));
}
