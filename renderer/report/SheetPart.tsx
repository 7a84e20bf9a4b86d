import type { ReactNode } from 'react';
import { useT } from '../state/language.ts';

interface PartProps {
  readonly title: string;
  /** Entries that are left out. */
  readonly more?: number;
  /** The ones left out are the oldest. */
  readonly older?: boolean;
  readonly children: ReactNode;
}

/** A titled part of the sheet that says how much it leaves out. */
export function Part({ title, more = 0, older = false, children }: PartProps) {
  const t = useT();
  return (
    <section className="sheet-part">
      <h2>
        {title}
        {more > 0 && <small>{t(older ? 'report.moreOlder' : 'report.more', { count: more })}</small>}
      </h2>
      {children}
    </section>
  );
}
