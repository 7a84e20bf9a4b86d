import './ui.css';
import type { ReactNode } from 'react';

/** A list of labelled values; holds `Field`s. */
export function Fields({ children }: { readonly children: ReactNode }) {
  return <dl className="om-fields">{children}</dl>;
}

interface FieldProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** One labelled value; nothing is shown where there is no value (undefined, null, empty text). */
export function Field({ label, children }: FieldProps) {
  if (children === undefined || children === null || children === '' || children === false) return null;
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
