import type { FormInstance } from 'antd';
import { Button, Form, InputNumber } from 'antd';
import { mapHandle } from '../frame/map/mapControl.ts';
import { useT } from '../state/language.ts';

interface PositionFieldsProps {
  readonly form: FormInstance;
  readonly required: boolean;
}

/** Longitude and latitude, WGS-84 degrees; the map's centre at a click. */
export function PositionFields({ form, required }: PositionFieldsProps) {
  const t = useT();
  const rule = (limit: number) => ({
    type: 'number' as const,
    min: -limit,
    max: limit,
    message: t('dialog.outOfRange', { min: -limit, max: limit }),
  });
  // Half a position is none: the missing half is asked for.
  const both = (other: 'lon' | 'lat') => ({
    validator: (_rule: unknown, value: unknown) =>
      typeof value !== 'number' && typeof form.getFieldValue(other) === 'number'
        ? Promise.reject(new Error(t('dialog.positionHalf')))
        : Promise.resolve(),
  });
  const fromMap = () => {
    const centre = mapHandle()?.view().position;
    if (!centre) return;
    form.setFieldsValue({ lon: Number(centre.lon.toFixed(6)), lat: Number(centre.lat.toFixed(6)) });
  };
  return (
    <div className="form-line">
      <Form.Item
        name="lon"
        label={t('dialog.lon')}
        dependencies={['lat']}
        rules={[{ required, message: t('dialog.required') }, rule(180), both('lat')]}
      >
        <InputNumber className="form-number" step={0.001} suffix="°" data-testid="position-lon" />
      </Form.Item>
      <Form.Item
        name="lat"
        label={t('dialog.lat')}
        dependencies={['lon']}
        rules={[{ required, message: t('dialog.required') }, rule(90), both('lon')]}
      >
        <InputNumber className="form-number" step={0.001} suffix="°" data-testid="position-lat" />
      </Form.Item>
      <Button className="form-line-button" onClick={fromMap}>
        {t('dialog.positionFromMap')}
      </Button>
    </div>
  );
}
