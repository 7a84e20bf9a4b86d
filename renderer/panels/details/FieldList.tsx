import type { ReactNode } from 'react';

/** One field of a record as it is shown. */
export interface Field {
  readonly label: string;
  readonly value: ReactNode;
  /** Takes the whole width: long text. */
  readonly wide?: boolean;
}

interface FieldListProps {
  readonly fields: readonly Field[];
  readonly testId?: string;
}

/** Fields of a record, label over value, two columns. */
export function FieldList({ fields, testId }: FieldListProps) {
  return (
    <dl className="field-list" data-testid={testId}>
      {fields.map(({ label, value, wide }) => (
        <div key={label} className={wide ? 'field field-wide' : 'field'}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
