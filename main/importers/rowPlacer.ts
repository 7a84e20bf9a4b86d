import { isCoordinateSystem } from '../../shared/geodesy/coordinateSystems.ts';
import type { PlaceKind } from '../../shared/records/index.ts';
import { matchByContent } from './columnContent.ts';
import { type Columns, matchColumns, missingColumns } from './columns.ts';
import { CoordinateReader } from './coordinates.ts';
import type { Row } from './depots.ts';
import { textOf } from './draft.ts';
import type { DeclaredSystem, SourceFile, SourceRow } from './importer.ts';
import type { ImportContext, ImportRequest } from './importRequest.ts';
import { settleOrder } from './lonLatOrder.ts';
import type { Pace } from './pace.ts';
import { PlaceFinder } from './placeFinder.ts';
import { placeRow } from './placement.ts';
import { sortRow } from './sortRow.ts';
import type { Tally } from './tally.ts';

/** Sorts the rows of a file by kind and puts each in its place, in WGS-84. */
export class RowPlacer {
  readonly #request: ImportRequest;
  readonly #context: ImportContext;
  readonly #file: SourceFile;
  readonly #header: readonly string[];
  readonly #tally: Tally;
  readonly #columns = new Map<PlaceKind, Columns>();
  readonly #readers = new Map<DeclaredSystem | undefined, CoordinateReader>();

  constructor(
    request: ImportRequest,
    context: ImportContext,
    file: SourceFile,
    header: readonly string[],
    tally: Tally,
  ) {
    this.#request = request;
    this.#context = context;
    this.#file = file;
    this.#header = header;
    this.#tally = tally;
    for (const column of missingColumns(header, request.columns ?? {}))
      tally.warnFile({ reason: 'columnMissing', params: { column } });
  }

  /** What the positions were read in. */
  get coordinateSystem(): string {
    const [first] = this.#readers.values();
    return first?.system ?? 'wgs84';
  }

  async place(rows: readonly SourceRow[], pace: Pace): Promise<Row[]> {
    const { kind } = this.#request;
    const { isMap } = this.#file;
    const columnsOf = (one: PlaceKind) => this.#columnsOf(one, rows);
    const nameColumn = columnsOf(kind === 'place' ? 'sensitiveArea' : kind).get('name') ?? 'name';
    const sorted: { row: Row; reader: CoordinateReader }[] = [];
    for (const source of rows) {
      this.#tally.row();
      const name = textOf(source.properties.get(nameColumn));
      if (source.problem) {
        this.#tally.out('rejected', source, name, source.problem);
      } else {
        const outcome = sortRow(source, kind, columnsOf, isMap);
        if ('skip' in outcome) this.#tally.out('skipped', source, name, outcome.skip);
        else {
          const { draft } = outcome;
          const reader = this.#reader(source.coordinateSystem ?? this.#file.coordinateSystem, draft.columns);
          sorted.push({ row: { draft, place: placeRow(draft, reader.project) }, reader });
        }
      }
      if (pace.due()) await pace.rest();
    }
    const settled = settleOrder(sorted.map(({ row }) => row.place));
    const placed: Row[] = [];
    for (const [i, { row, reader }] of sorted.entries()) {
      placed.push({ ...row, place: reader.finish(settled[i] ?? { reason: 'positionMissing' }) });
      if (pace.due(0.2)) await pace.rest();
    }
    for (const reader of this.#readers.values()) for (const finding of reader.findings) this.#tally.warnFile(finding);
    const finder = new PlaceFinder(this.#context, placed);
    return placed.map((row) => finder.placed(row));
  }

  #reader(declared: DeclaredSystem | undefined, columns: Columns): CoordinateReader {
    const known = this.#readers.get(declared);
    if (known) return known;
    const { coordinateSystem = 'auto', fileName } = this.#request;
    const named = (['lon', 'lat', 'coordinates', 'geometry'] as const).map((field) => columns.get(field) ?? '');
    const made = new CoordinateReader({
      chosen: isCoordinateSystem(coordinateSystem) ? coordinateSystem : undefined,
      declared,
      columns: named.join(' '),
      around: `${this.#file.hints ?? ''} ${fileName}`,
    });
    this.#readers.set(declared, made);
    return made;
  }

  #columnsOf(kind: PlaceKind, rows: readonly SourceRow[]): Columns {
    const cached = this.#columns.get(kind);
    if (cached) return cached;
    const columns = matchColumns(kind, this.#header, this.#request.columns ?? {});
    if (!this.#file.isMap) matchByContent(kind, columns, this.#header, this.#request.columns ?? {}, rows);
    this.#columns.set(kind, columns);
    return columns;
  }
}
