import './ui.css';
import type { ReactNode } from 'react';
import { useId } from 'react';

interface PanelProps {
  readonly title: ReactNode;
  /** Buttons and counts at the right of the title. */
  readonly extra?: ReactNode;
  /** @default true */
  readonly scrolls?: boolean;
  readonly className?: string;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** A titled region of the page. */
export function Panel({ title, extra, scrolls = true, className = '', testId, children }: PanelProps) {
  const titleId = useId();
  return (
    <section className={`om-panel ${className}`} aria-labelledby={titleId} data-testid={testId}>
      <header className="om-panel-head">
        <h2 className="om-panel-title" id={titleId}>
          {title}
        </h2>
        {extra !== undefined && <div className="om-panel-extra">{extra}</div>}
      </header>
      <div className={`om-panel-body${scrolls ? ' scrolls' : ''}`}>{children}</div>
    </section>
  );
}
