import { Button, Form, Input, Select } from 'antd';
import { GATEWAY_KINDS, type Gateway } from '../../shared/contract/video.ts';
import { useCommand } from '../panels/useCommand.ts';
import { useT } from '../state/language.ts';
import { notifySuccess } from '../ui/notify.ts';

interface GatewayFormProps {
  readonly known: readonly Gateway[];
  readonly onSaved: () => void;
}

interface Values {
  readonly name: string;
  readonly category: Gateway['category'];
  readonly url: string;
  readonly account?: string;
  readonly secret?: string;
}

/** A new gateway, or another address or secret for one that has the name. */
export function GatewayForm({ known, onSaved }: GatewayFormProps) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const { run, busy, blocked } = useCommand('video.setGateway');
  const name = Form.useWatch('name', form);
  const category = Form.useWatch('category', form);
  const before = known.find((gateway) => gateway.name === name?.trim());
  const save = async ({ account, secret, ...values }: Values) => {
    const saved = await run({
      ...values,
      ...(account?.trim() ? { account: account.trim() } : {}),
      ...(secret ? { secret } : {}),
    });
    if (!saved) return;
    notifySuccess(t('video.gatewaySaved', { name: saved.gateway.name }));
    form.resetFields();
    onSaved();
  };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      initialValues={{ category: 'zlmediakit' }}
      onFinish={(values) => void save(values)}
      className="om-gateway-form"
      data-testid="gateway-form"
    >
      <Form.Item name="name" label={t('video.gatewayName')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="category" label={t('video.gatewayCategory')}>
        <Select options={GATEWAY_KINDS.map((value) => ({ value, label: t(`video.gateway_${value}`) }))} />
      </Form.Item>
      <Form.Item name="url" label={t('video.gatewayUrl')} rules={[{ required: true, type: 'url' }]}>
        <Input maxLength={300} placeholder="http://192.168.1.20:18080" />
      </Form.Item>
      {category === 'wvp' && (
        <Form.Item name="account" label={t('video.gatewayAccount')}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item name="secret" label={t('video.gatewaySecret')}>
        <Input.Password
          maxLength={300}
          autoComplete="new-password"
          placeholder={before?.hasSecret ? t('video.gatewaySecretKept') : ''}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} disabled={blocked !== undefined} title={blocked ?? ''}>
        {t('video.gatewaySave')}
      </Button>
    </Form>
  );
}
