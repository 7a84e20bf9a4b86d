import { type ReactNode, useId } from 'react';

interface CardProps {
  readonly title: string;
  readonly extra?: ReactNode;
  readonly className?: string;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** A titled part of a section. */
export function Card({ title, extra, className = '', testId, children }: CardProps) {
  const id = useId();
  return (
    <section className={`ff-card ${className}`} aria-labelledby={id} data-testid={testId}>
      <header className="ff-card-head">
        <h3 id={id}>{title}</h3>
        {extra !== undefined && <div className="ff-card-extra">{extra}</div>}
      </header>
      {children}
    </section>
  );
}
