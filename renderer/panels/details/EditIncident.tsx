import { Form, Input, Modal } from 'antd';
import type { Incident } from '../../../shared/records/incident.ts';
import { focusFirst } from '../../dialogs/focusFirst.ts';
import { useT } from '../../state/language.ts';
import { notifySuccess } from '../../ui/notify.ts';
import { parseRadii, radiiText } from '../area/ringTable.ts';
import { useCommand } from '../useCommand.ts';

interface EditIncidentProps {
  readonly incident: Incident;
  readonly onClose: () => void;
}

interface Values {
  readonly name: string;
  readonly substance?: string;
  readonly address?: string;
  readonly description?: string;
  readonly radii: string;
}

/** Corrects what is known of an open incident; only what was changed is sent. */
export function EditIncident({ incident, onClose }: EditIncidentProps) {
  const t = useT();
  const { run, busy } = useCommand('incidents.change');
  const [form] = Form.useForm<Values>();

  const submit = async (values: Values) => {
    const radiiM = parseRadii(values.radii);
    const next = {
      name: values.name.trim(),
      substance: values.substance?.trim() ?? '',
      address: values.address?.trim() ?? '',
      description: values.description?.trim() ?? '',
    };
    const changes = Object.fromEntries(
      Object.entries({ ...next, radiiM: radiiM ?? incident.radiiM }).filter(
        ([field, value]) => JSON.stringify(value) !== JSON.stringify(incident[field as keyof typeof next] ?? ''),
      ),
    );
    if (Object.keys(changes).length > 0) {
      if (!(await run({ incidentId: incident.id, changes }))) return;
      notifySuccess(t('incident.saved'));
    }
    onClose();
  };

  return (
    <Modal
      open
      title={t('incident.editTitle')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      afterOpenChange={focusFirst('#edit-incident_name')}
    >
      <Form<Values>
        form={form}
        name="edit-incident"
        layout="vertical"
        onFinish={(values) => void submit(values)}
        initialValues={{ ...incident, radii: radiiText(incident.radiiM) }}
      >
        <Form.Item
          name="name"
          label={t('dialog.incidentName')}
          rules={[{ required: true, whitespace: true, max: 200 }]}
        >
          <Input data-testid="edit-name" />
        </Form.Item>
        <Form.Item name="substance" label={t('incident.substance')} rules={[{ max: 200 }]}>
          <Input data-testid="edit-substance" />
        </Form.Item>
        <Form.Item name="address" label={t('incident.address')} rules={[{ max: 300 }]}>
          <Input />
        </Form.Item>
        <Form.Item name="description" label={t('incident.description')} rules={[{ max: 4000 }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
        <Form.Item
          name="radii"
          label={t('area.radii')}
          extra={t('area.radiiHint')}
          rules={[
            {
              validator: (_rule, text: string) =>
                parseRadii(text) ? Promise.resolve() : Promise.reject(new Error(t('area.radiiInvalid'))),
            },
          ]}
        >
          <Input data-testid="edit-radii" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
