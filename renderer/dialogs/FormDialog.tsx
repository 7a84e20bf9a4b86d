import type { FormInstance } from 'antd';
import { Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../state/language.ts';
import { closeDialog } from './closeDialog.ts';
import { focusFirst } from './focusFirst.ts';

interface FormDialogProps<Values> {
  readonly title: string;
  readonly okText: string;
  readonly form: FormInstance<Values>;
  readonly initialValues: Partial<Values>;
  readonly busy: boolean;
  /** Why it cannot be sent now. */
  readonly blocked: string | undefined;
  readonly width?: number;
  readonly testId: string;
  readonly onSubmit: (values: Values) => Promise<void>;
  readonly children: ReactNode;
}

/** A dialog that is a form: Enter sends it, Esc leaves it, what was typed stays when the hub refuses. */
export function FormDialog<Values extends object>(props: FormDialogProps<Values>) {
  const t = useT();
  const { title, okText, form, initialValues, busy, blocked, width = 560, testId, onSubmit, children } = props;
  return (
    <Modal
      open
      title={title}
      width={width}
      okText={okText}
      cancelText={t('common.cancel')}
      confirmLoading={busy}
      okButtonProps={{ disabled: blocked !== undefined, title: blocked ?? '', htmlType: 'submit', form: testId }}
      onCancel={closeDialog}
      afterOpenChange={focusFirst(`#${testId} :is(input, textarea):not([readonly], [type="search"])`)}
      data-testid={testId}
      className="form-dialog"
    >
      {blocked !== undefined && <p className="hint hint-warning">{blocked}</p>}
      <Form<Values>
        id={testId}
        name={testId}
        form={form}
        layout="vertical"
        initialValues={initialValues}
        onFinish={(values) => {
          if (!busy && blocked === undefined) void onSubmit(values);
        }}
      >
        {children}
      </Form>
    </Modal>
  );
}
