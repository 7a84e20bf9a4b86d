import Papa from 'papaparse';
import { useMemo } from 'react';
import { formatNumber } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { decodeText } from './previewKind.ts';

/** Characters and rows shown of a long file. */
const MAX_CHARACTERS = 400_000;
const MAX_ROWS = 500;

interface TextPreviewProps {
  readonly bytes: ArrayBuffer;
  /** As a table. */
  readonly table: boolean;
}

/** A text, or a table of comma-separated values. */
export function TextPreview({ bytes, table }: TextPreviewProps) {
  const t = useT();
  const text = useMemo(() => decodeText(bytes).replace(/^\uFEFF/, ''), [bytes]);
  const rows = useMemo(
    () => (table ? Papa.parse<string[]>(text, { skipEmptyLines: true, preview: MAX_ROWS + 1 }).data : []),
    [text, table],
  );
  if (!table)
    return (
      <div className="pv-scroll">
        <pre className="pv-text" data-testid="text-preview">
          {text.slice(0, MAX_CHARACTERS)}
        </pre>
        {text.length > MAX_CHARACTERS && <p className="muted">{t('firm.previewCut')}</p>}
      </div>
    );
  const [head = [], ...body] = rows;
  return (
    <div className="pv-scroll">
      <table className="ff-table" data-testid="csv-preview">
        <thead>
          <tr>
            {head.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file have nothing but their place
              <th key={column} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.slice(0, MAX_ROWS).map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have nothing but their place
            <tr key={row}>
              {cells.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns of a file have nothing but their place
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {body.length >= MAX_ROWS && <p className="muted">{t('firm.previewRows', { count: formatNumber(MAX_ROWS) })}</p>}
    </div>
  );
}
