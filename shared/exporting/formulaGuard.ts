/**
 * Spreadsheets run cells that begin with these as formulas (OWASP "CSV Injection"), their full-width forms included.
 * A guarded cell has one apostrophe more than the value.
 */
const FORMULA = /^'*[=+\-@\t\r\n=+-@]/;
const GUARDED = /^'+[=+\-@\t\r\n=+-@]/;

/** The text with an apostrophe before it when a spreadsheet would take it for a formula. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** R1: undoes `guarded` exactly; other text is left alone. */
export function unguarded(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
