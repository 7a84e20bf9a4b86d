import { Button, Form, InputNumber } from 'antd';
import type { ModelPlacement } from '../../../shared/contract/imports.ts';
import { useT } from '../../state/language.ts';
import { PositionFields } from '../PositionFields.tsx';

interface PlacementFieldsProps {
  readonly placement: ModelPlacement | undefined;
  readonly disabled: boolean;
  readonly onPlace: (placement: ModelPlacement) => void;
}

interface Values {
  readonly lon: number;
  readonly lat: number;
  readonly heightM?: number | null;
  readonly headingDeg?: number | null;
  readonly scale?: number | null;
}

/** Where a model stands that does not say so itself, which way it is turned, how large it is. */
export function PlacementFields({ placement, disabled, onPlace }: PlacementFieldsProps) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const place = ({ lon, lat, heightM, headingDeg, scale }: Values) =>
    onPlace({
      position: { lon, lat, ...(typeof heightM === 'number' ? { heightM } : {}) },
      ...(typeof headingDeg === 'number' ? { headingDeg } : {}),
      ...(typeof scale === 'number' ? { scale } : {}),
    });
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      disabled={disabled}
      initialValues={{ ...placement?.position, headingDeg: placement?.headingDeg ?? 0, scale: placement?.scale ?? 1 }}
      onFinish={place}
      data-testid="import-placement"
    >
      <p className="hint">{t('dialog.modelPlaceHint')}</p>
      <PositionFields form={form} required />
      <div className="form-line">
        <Form.Item name="heightM" label={t('dialog.modelHeight')}>
          <InputNumber className="form-number" min={-1000} max={20_000} suffix="m" data-testid="model-height" />
        </Form.Item>
        <Form.Item name="headingDeg" label={t('dialog.modelHeading')}>
          <InputNumber className="form-number" min={0} max={360} suffix="°" data-testid="model-heading" />
        </Form.Item>
        <Form.Item name="scale" label={t('dialog.modelScale')}>
          <InputNumber className="form-number" min={0.001} max={10_000} data-testid="model-scale" />
        </Form.Item>
      </div>
      <Button htmlType="submit" data-testid="model-place">
        {t('dialog.modelPlace')}
      </Button>
    </Form>
  );
}
