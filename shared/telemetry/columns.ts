/** Typed arrays by the name of their element. */
interface ArrayOf {
  readonly f64: Float64Array;
  readonly i32: Int32Array;
  readonly u32: Uint32Array;
  readonly f32: Float32Array;
  readonly u8: Uint8Array;
}
type Element = keyof ArrayOf;

/** Columns by name, wide elements before narrow ones, so that each begins where its elements may. */
export type Layout = Readonly<Record<string, Element>>;
export type Columns<Of extends Layout> = { readonly [Name in keyof Of]: ArrayOf[Of[Name]] };

const ELEMENT_BYTES: Readonly<Record<Element, number>> = { f64: 8, i32: 4, u32: 4, f32: 4, u8: 1 };

/** Bytes of one row. */
export function rowBytes(layout: Layout): number {
  return Object.values(layout).reduce((sum, element) => sum + ELEMENT_BYTES[element], 0);
}

/** Room for so many rows in one buffer, zeros. */
export function makeColumns<Of extends Layout>(layout: Of, rows: number): Columns<Of> {
  return view(layout, new ArrayBuffer(rows * rowBytes(layout)), 0, rows);
}

/** The one buffer of columns that were made or read by these functions, whole. */
export function bytesOf(layout: Layout, columns: Columns<Layout>): Uint8Array<ArrayBufferLike> {
  const [first = ''] = Object.keys(layout);
  const column = columns[first];
  if (!column) return new Uint8Array();
  return new Uint8Array(column.buffer, column.byteOffset, column.length * rowBytes(layout));
}

/** The first rows alone, in a buffer of their own. */
export function firstRows<Of extends Layout>(layout: Of, columns: Columns<Of>, rows: number): Columns<Of> {
  const cut = makeColumns(layout, rows);
  for (const name of Object.keys(layout)) cut[name]?.set(columns[name]?.subarray(0, rows) ?? []);
  return cut;
}

/**
 * Columns of so many rows as they lie in these bytes, without a copy where the bytes are aligned.
 * Undefined when the bytes are not exactly as many as the rows need.
 */
export function readColumns<Of extends Layout>(layout: Of, bytes: unknown, rows: number): Columns<Of> | undefined {
  const found = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes;
  if (!(found instanceof Uint8Array) || !Number.isInteger(rows) || rows < 0) return undefined;
  if (found.byteLength !== rows * rowBytes(layout)) return undefined;
  const aligned = found.byteOffset % 8 === 0 ? found : found.slice();
  // A Buffer's slice shares its memory: a copy is made by the typed array itself.
  const whole = aligned.byteOffset % 8 === 0 ? aligned : Uint8Array.from(found);
  return view(layout, whole.buffer, whole.byteOffset, rows);
}

function view<Of extends Layout>(layout: Of, buffer: ArrayBufferLike, from: number, rows: number): Columns<Of> {
  const columns: Record<string, ArrayOf[Element]> = {};
  let offset = from;
  for (const [name, element] of Object.entries(layout)) {
    columns[name] = arrayOver(element, buffer, offset, rows);
    offset += rows * ELEMENT_BYTES[element];
  }
  // Each name got the array of its element just above.
  return columns as Columns<Of>;
}

function arrayOver(element: Element, buffer: ArrayBufferLike, offset: number, rows: number): ArrayOf[Element] {
  switch (element) {
    case 'f64':
      return new Float64Array(buffer, offset, rows);
    case 'i32':
      return new Int32Array(buffer, offset, rows);
    case 'u32':
      return new Uint32Array(buffer, offset, rows);
    case 'f32':
      return new Float32Array(buffer, offset, rows);
    case 'u8':
      return new Uint8Array(buffer, offset, rows);
  }
}
