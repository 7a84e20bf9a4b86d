import './ui.css';
import type { ReactNode } from 'react';
import type { Tone } from '../theme/tokens.ts';

interface StatusTagProps {
  readonly tone: Tone;
  /** Filled: for what must not be missed. */
  readonly solid?: boolean;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** A word in the colour of its meaning; the word says it too (never colour alone). */
export function StatusTag({ tone, solid = false, testId, children }: StatusTagProps) {
  return (
    <span className={`om-tag om-tone-${tone}${solid ? ' solid' : ''}`} data-testid={testId}>
      {children}
    </span>
  );
}
