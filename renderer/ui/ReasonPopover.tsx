import { Button, Input, Popover } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useT } from '../state/language.ts';

interface ReasonPopoverProps {
  readonly title: string;
  readonly placeholder: string;
  readonly confirmText: string;
  /** Runs with the trimmed reason, which is never empty. */
  readonly onConfirm: (reason: string) => void;
  /** The button that opens it. */
  readonly children: ReactNode;
}

/** Asks for the reason of a decision before it is taken: it goes into the log. */
export function ReasonPopover({ title, placeholder, confirmText, onConfirm, children }: ReasonPopoverProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return;
    setOpen(false);
    setReason('');
    onConfirm(reason.trim());
  };
  const form = (
    <form className="om-reason" onSubmit={confirm}>
      <Input
        autoFocus
        aria-label={title}
        placeholder={placeholder}
        maxLength={400}
        value={reason}
        data-testid="reason-input"
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="om-reason-buttons">
        <Button onClick={() => setOpen(false)}>{t('common.cancel')}</Button>
        <Button type="primary" htmlType="submit" disabled={reason.trim() === ''} data-testid="reason-confirm">
          {confirmText}
        </Button>
      </div>
    </form>
  );
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      title={title}
      content={form}
      destroyOnHidden
      placement="bottom"
    >
      {children}
    </Popover>
  );
}
