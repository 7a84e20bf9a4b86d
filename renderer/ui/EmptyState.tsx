import './ui.css';
import { Button } from 'antd';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly icon?: ReactNode;
  /** A helpful sentence: what would be here, and how it gets here. */
  readonly text: string;
  readonly detail?: string | undefined;
  /** The button that fills it. */
  readonly actionText?: string | undefined;
  readonly onAction?: (() => void) | undefined;
  /** Anything more than one button. */
  readonly action?: ReactNode;
  readonly testId?: string;
}

/** A part of the page that has nothing to show yet. */
export function EmptyState({ icon, text, detail, actionText, onAction, action, testId }: EmptyStateProps) {
  return (
    <div className="om-state" data-testid={testId ?? 'empty-state'}>
      {icon !== undefined && (
        <span className="om-state-icon" aria-hidden="true">
          {icon}
        </span>
      )}
      <p>{text}</p>
      {detail !== undefined && <p className="om-state-detail">{detail}</p>}
      {actionText !== undefined && onAction && (
        <Button size="small" onClick={onAction}>
          {actionText}
        </Button>
      )}
      {action}
    </div>
  );
}
