import './ui.css';
import { Tooltip } from 'antd';
import type { ReactNode, Ref } from 'react';

interface IconButtonProps {
  readonly icon: ReactNode;
  /** Name of the button, in its tooltip and for screen readers. */
  readonly label: string;
  readonly onClick: () => void;
  /** Undefined: the button does something; else it is a switch and this is its state. */
  readonly pressed?: boolean | undefined;
  /** Why it cannot be used now; undefined when it can. */
  readonly blocked?: string | undefined;
  /** Shortcut, as shown. */
  readonly keyText?: string | undefined;
  readonly testId?: string;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that is only a picture; it stays in the tab order when blocked, so that the reason can be read. */
export function IconButton({
  icon,
  label,
  onClick,
  pressed,
  blocked,
  keyText,
  testId,
  placement,
  ref,
}: IconButtonProps) {
  const title = (
    <>
      {label} {keyText !== undefined && <kbd className="om-kbd">{keyText}</kbd>}
      {blocked !== undefined && <div>{blocked}</div>}
    </>
  );
  return (
    <Tooltip title={title} placement={placement ?? 'bottom'} mouseEnterDelay={0.4}>
      <button
        ref={ref}
        type="button"
        className="om-icon-button"
        aria-label={label}
        aria-pressed={pressed}
        aria-disabled={blocked !== undefined}
        data-testid={testId}
        onClick={blocked === undefined ? onClick : undefined}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
