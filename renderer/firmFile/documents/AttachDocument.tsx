import { DatePicker, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { DOCUMENT_CATEGORIES, type FirmDocument } from '../../../shared/records/document.ts';
import { focusFirst } from '../../dialogs/focusFirst.ts';
import { readFile } from '../../dialogs/import/chosenFile.ts';
import { formatBytes } from '../../format.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { notifyError, notifySuccess } from '../../ui/notify.ts';
import { categoryOfName } from './categoryWords.ts';

interface AttachDocumentProps {
  readonly subjectId: string;
  readonly file: File;
  /** Whether it was attached. */
  readonly onClose: (attached: boolean) => void;
}

interface Values {
  readonly name: string;
  readonly category: FirmDocument['category'];
  readonly number?: string;
  readonly producer?: string;
  readonly issuedAt?: Dayjs | null;
  readonly expiresAt?: Dayjs | null;
}

/** Sending a large file takes its time, ms. */
const TIMEOUT_MS = 120_000;

/** Says what a file is, then keeps it with the firm. */
export function AttachDocument({ subjectId, file, onClose }: AttachDocumentProps) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const { run, busy } = useCommand('documents.attach');
  const submit = async ({ name, category, number, producer, issuedAt, expiresAt }: Values) => {
    try {
      const { content } = await readFile(file, () => {});
      const attached = await run(
        {
          subjectId,
          name: name.trim(),
          category,
          fileName: file.name,
          mediaType: file.type || 'application/octet-stream',
          content,
          ...(number?.trim() ? { number: number.trim() } : {}),
          ...(producer?.trim() ? { producer: producer.trim() } : {}),
          ...(issuedAt ? { issuedAt: issuedAt.startOf('day').valueOf(), asOf: issuedAt.startOf('day').valueOf() } : {}),
          ...(expiresAt ? { expiresAt: expiresAt.endOf('day').valueOf() } : {}),
        },
        TIMEOUT_MS,
      );
      if (!attached) return;
      notifySuccess(t('firm.attached', { name: name.trim() }));
      onClose(true);
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Modal
      open
      title={t('firm.attach')}
      okText={t('firm.attach')}
      cancelText={t('common.cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={() => onClose(false)}
      afterOpenChange={focusFirst('#attach-document_name')}
      data-testid="attach-dialog"
    >
      <p className="muted">
        {file.name} · {formatBytes(file.size)}
      </p>
      <Form<Values>
        form={form}
        name="attach-document"
        layout="vertical"
        initialValues={{ name: file.name.replace(/\.[^.]+$/, ''), category: categoryOfName(file.name) }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="name" label={t('firm.name')} rules={[{ required: true, whitespace: true, max: 200 }]}>
          <Input onPressEnter={() => form.submit()} />
        </Form.Item>
        <Form.Item name="category" label={t('firm.kind')}>
          <Select options={DOCUMENT_CATEGORIES.map((value) => ({ value, label: t(`records.document_${value}`) }))} />
        </Form.Item>
        <div className="ff-form-row">
          <Form.Item name="number" label={t('firm.documentNumber')} rules={[{ max: 100 }]}>
            <Input />
          </Form.Item>
          <Form.Item name="producer" label={t('firm.producer')} rules={[{ max: 200 }]}>
            <Input placeholder={t('firm.producerHint')} />
          </Form.Item>
        </div>
        <div className="ff-form-row">
          <Form.Item name="issuedAt" label={t('firm.issuedAt')}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="expiresAt" label={t('firm.expiresAt')}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
