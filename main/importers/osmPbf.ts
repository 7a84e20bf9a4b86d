import type { Finding, Importer, SourceFile, SourceRow } from './importer.ts';
import { blobsOf, checkHeader, isOsmPbf, unpack } from './osm/blobs.ts';
import { Passes } from './osm/passes.ts';
import { OsmRows } from './osm/rows.ts';

/** Tags named in the remark on what was left out. */
const MAX_TAGS_TOLD = 15;

/**
 * OpenStreetMap's own exchange format, `.osm.pbf`. Roads, waters, settlements and what `osmTags.ts` knows become rows;
 * everything else is counted in one remark.
 */
export const osmPbfImporter: Importer = {
  format: 'osm.pbf',
  accepts: (fileName, bytes) => /\.pbf$/i.test(fileName) || isOsmPbf(bytes),
  async read(bytes, fileName, ask): Promise<SourceFile> {
    const blobs = blobsOf(bytes, fileName);
    const [header] = blobs;
    if (header) checkHeader(await unpack(bytes, header, fileName), fileName);
    const remarks: Finding[] = [];
    const passes = new Passes(bytes, fileName, blobs, ask?.kind ?? 'place');
    return { encoding: 'UTF-8', isMap: true, remarks, rows: withRemarks(passes, remarks) };
  },
};

/** The rows; what can only be known after the last is added to the remarks then. */
async function* withRemarks(passes: Passes, remarks: Finding[]): AsyncGenerator<SourceRow> {
  const rows = new OsmRows(passes);
  yield* rows;
  const { leftOut } = passes;
  if (leftOut.total > 0)
    remarks.push({ reason: 'osmLeftOut', params: { count: leftOut.total, tags: leftOut.summary(MAX_TAGS_TOLD) } });
  if (rows.cutLines > 0) remarks.push({ reason: 'osmLinesCut', params: { count: rows.cutLines } });
}
