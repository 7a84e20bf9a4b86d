import type { Importer, SourceFile } from './importer.ts';
import { kmlImporter } from './kml.ts';
import { unreadable } from './unreadable.ts';
import { isZip, Unzip, zipEntries } from './zip.ts';

/** KMZ: an archive whose first KML file is the document (OGC 12-007r2, annex C); pictures and models are left. */
export const kmzImporter: Importer = {
  format: 'kmz',
  accepts(fileName, bytes) {
    return isZip(bytes) && (/\.kmz$/i.test(fileName) || hasKml(bytes, fileName));
  },
  async read(bytes, fileName): Promise<SourceFile> {
    const documents = zipEntries(bytes, fileName).filter(({ name }) => /\.kml$/i.test(name));
    const root = documents.find(({ name }) => name.toLowerCase() === 'doc.kml');
    const document = root ?? documents.find(({ name }) => !name.includes('/')) ?? documents[0];
    if (!document) throw unreadable(fileName, 'noKml');
    const file = await kmlImporter.read(await new Unzip(fileName).unpack(document), fileName);
    const others = documents.length - 1;
    if (others === 0) return file;
    return { ...file, remarks: [...file.remarks, { reason: 'documentsSkipped', params: { count: others } }] };
  },
};

function hasKml(bytes: Uint8Array, fileName: string): boolean {
  if (!/\.zip$/i.test(fileName)) return false;
  try {
    const names = zipEntries(bytes, fileName).map(({ name }) => name.toLowerCase());
    return names.some((name) => name.endsWith('.kml')) && !names.some((name) => name.endsWith('.shp'));
  } catch {
    // Not a whole archive: the importer of shapefiles says so.
    return false;
  }
}
