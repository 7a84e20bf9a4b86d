import { csvImporter } from './csv.ts';
import { geojsonImporter } from './geojson.ts';
import type { Importer } from './importer.ts';
import { kmlImporter } from './kml.ts';

/** Every format that can be read, the one that accepts any text last. */
export const IMPORTERS: readonly Importer[] = [geojsonImporter, kmlImporter, csvImporter];

/** The importer for a file, by its name, else by its content. */
export function importerFor(fileName: string, bytes: Uint8Array): Importer | undefined {
  return IMPORTERS.find((importer) => importer.accepts(fileName, bytes));
}
