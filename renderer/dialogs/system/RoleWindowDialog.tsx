import { Alert, Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { bridgeValue } from '../../../preload/bridge.ts';
import { ROLES, type Role } from '../../../shared/records/user.ts';
import { formatTime } from '../../format.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { notifyError, notifyInfo, notifySuccess } from '../../ui/notify.ts';
import { FormDialog } from '../FormDialog.tsx';
import { roleLink } from './roleLink.ts';

interface Values {
  readonly name: string;
  readonly role: Role;
  readonly phone?: string;
  readonly ttlHours: number;
}

interface Issued {
  readonly name: string;
  readonly role: Role;
  readonly token: string;
  readonly expiresAt: number;
  readonly link: string;
}

/** Makes an account for a role, and a token with which a second window or another machine signs in. */
export function RoleWindowDialog() {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const account = useCommand('users.put');
  const session = useCommand('sessions.issue');
  const [issued, setIssued] = useState<Issued | undefined>();

  const submit = async ({ name, role, phone, ttlHours }: Values) => {
    const made = await account.run({ name: name.trim(), role, ...(phone?.trim() ? { phone: phone.trim() } : {}) });
    if (!made) return;
    const ticket = await session.run({ userId: made.user.id, ttlHours });
    if (!ticket) return;
    const link = roleLink(window.location.href, role, ticket.token);
    setIssued({ name: made.user.name, role, ...ticket, link });
  };

  return (
    <FormDialog<Values>
      title={t('dialog.roleTitle')}
      okText={t('dialog.roleIssue')}
      testId="role-window"
      form={form}
      busy={account.busy || session.busy}
      blocked={account.blocked}
      initialValues={{ role: 'field', ttlHours: 12 }}
      onSubmit={submit}
    >
      <p className="form-about">{t('dialog.roleHint')}</p>
      <div className="form-line">
        <Form.Item
          name="name"
          label={t('dialog.roleName')}
          rules={[{ required: true, whitespace: true, max: 200, message: t('dialog.required') }]}
        >
          <Input placeholder={t('dialog.roleNamePlaceholder')} data-testid="role-name" />
        </Form.Item>
        <Form.Item name="role" label={t('dialog.roleRole')}>
          <Select
            data-testid="role-role"
            options={ROLES.map((value) => ({ value, label: t(`records.role_${value}`) }))}
          />
        </Form.Item>
      </div>
      <div className="form-line">
        <Form.Item name="phone" label={t('dialog.rolePhone')} rules={[{ max: 60 }]}>
          <Input />
        </Form.Item>
        <Form.Item
          name="ttlHours"
          label={t('dialog.roleHours')}
          rules={[{ required: true, message: t('dialog.required') }]}
        >
          <InputNumber className="form-number" min={0.25} max={24 * 366} />
        </Form.Item>
      </div>
      {issued && <IssuedLink issued={issued} />}
    </FormDialog>
  );
}

function IssuedLink({ issued }: { readonly issued: Issued }) {
  const t = useT();
  const { name, role, token, expiresAt, link } = issued;
  const open = async () => {
    const desktop = globalThis.onemap;
    if (!desktop) {
      // Without an opener the new page has its own session and takes the token of its own address.
      window.open(link, '_blank', 'noopener');
      return;
    }
    try {
      bridgeValue(await desktop.openWindow({ role: role === 'field' ? 'field' : 'main', token }));
    } catch (error) {
      notifyError(error);
    }
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link);
      notifySuccess(t('dialog.roleCopied'));
    } catch {
      // Pages that are not secure contexts have no clipboard: the field is there to be selected.
      notifyInfo(t('dialog.roleCopyFailed'));
    }
  };
  return (
    <Alert
      type="success"
      title={t('dialog.roleReady', { name, time: formatTime(expiresAt) })}
      data-testid="role-issued"
      description={
        <div className="role-link">
          <Input readOnly value={link} aria-label={t('dialog.roleLink')} data-testid="role-link" />
          <div className="button-row">
            <Button onClick={() => void open()}>{t('dialog.roleOpen')}</Button>
            <Button onClick={() => void copy()}>{t('dialog.roleCopy')}</Button>
          </div>
          <p className="hint">{t('dialog.roleLinkWarning')}</p>
        </div>
      }
    />
  );
}
