import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Provenance } from '../../shared/records/base.ts';
import { formatNumber } from '../format.ts';
import { useT } from '../state/language.ts';
import { usePrinting } from './printing.ts';
import { Source } from './Source.tsx';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly number?: boolean;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** What a click on the first cell does, and its name for screen readers. */
  readonly onRow?: ((row: Row) => void) | undefined;
  readonly rowAction?: string | undefined;
  /** Adds the column of sources. */
  readonly provenanceOf?: ((row: Row) => Provenance | undefined) | undefined;
  readonly testId?: string;
}

/** Rows shown before more are asked for. */
const PAGE = 60;

/** A table of records: the first cell leads to the place; on paper it prints whole, its head on every page. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, rows, columns, rowKey, onRow, rowAction, provenanceOf, testId } = props;
  const t = useT();
  const printing = usePrinting();
  const [shown, setShown] = useState(PAGE);
  const visible = printing ? rows : rows.slice(0, shown);
  return (
    <>
      <table className="ff-table" data-testid={testId}>
        <caption className="om-visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id, title, number }) => (
              <th key={id} scope="col" className={number ? 'ff-number' : undefined}>
                {title}
              </th>
            ))}
            {provenanceOf && <th scope="col">{t('firm.source')}</th>}
          </tr>
        </thead>
        <tbody>
          {visible.map((row) => {
            const provenance = provenanceOf?.(row);
            return (
              <tr key={rowKey(row)}>
                {columns.map(({ id, cell, number }, index) => (
                  <td key={id} className={number ? 'ff-number' : undefined}>
                    {index === 0 && onRow && !printing ? (
                      <button type="button" className="ff-link" title={rowAction} onClick={() => onRow(row)}>
                        {cell(row)}
                      </button>
                    ) : (
                      cell(row)
                    )}
                  </td>
                ))}
                {provenanceOf && <td>{provenance && <Source provenance={provenance} />}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
      {visible.length < rows.length && (
        <Button size="small" onClick={() => setShown(shown + PAGE * 5)}>
          {t('firm.showMore', { count: formatNumber(rows.length - visible.length) })}
        </Button>
      )}
    </>
  );
}
