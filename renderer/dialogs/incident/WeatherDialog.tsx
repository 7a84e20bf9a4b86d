import { DatePicker, Form, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { beaufort, formatWind } from '../../format.ts';
import { latestWeather } from '../../frame/topbar/latestWeather.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { hubNow } from '../../state/session.ts';
import { notifySuccess } from '../../ui/notify.ts';
import { closeDialog } from '../closeDialog.ts';
import { FormDialog } from '../FormDialog.tsx';
import { Compass } from './Compass.tsx';
import { observationOf, type TypedWeather, typedFrom } from './weatherUnits.ts';

interface Values extends TypedWeather {
  readonly observedAt: Dayjs | null;
}

/** A weather observation typed by hand: m/s, degrees, °C, per cent, hPa; stored in SI. */
export function WeatherDialog() {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const { run, busy, blocked } = useCommand('weather.observe');
  const position = useDesk((desk) => desk.dialogPosition);
  const before = latestWeather(useRecords.getState().lists.weather);
  const windFromDeg: number | null | undefined = Form.useWatch('windFromDeg', form);
  const windSpeedMs: number | null | undefined = Form.useWatch('windSpeedMs', form);

  const submit = async ({ observedAt, ...typed }: Values) => {
    const entered = await run({
      ...observationOf(typed),
      ...(observedAt ? { observedAt: observedAt.valueOf() } : {}),
      ...(position ? { position } : {}),
    });
    if (!entered) return;
    closeDialog();
    notifySuccess(t('dialog.weatherEntered'));
  };

  const bounds = (min: number, max: number, needed: boolean) => [
    { required: needed, message: t('dialog.required') },
    { type: 'number' as const, min, max, message: t('dialog.outOfRange', { min, max }) },
  ];
  return (
    <FormDialog<Values>
      title={t('dialog.weatherTitle')}
      okText={t('dialog.weatherOk')}
      testId="enter-weather"
      form={form}
      busy={busy}
      blocked={blocked}
      initialValues={{ ...typedFrom(before), observedAt: dayjs(hubNow()) }}
      onSubmit={submit}
    >
      <div className="weather-form">
        <div className="weather-compass">
          <Compass valueDeg={windFromDeg ?? 0} onChange={(deg) => form.setFieldsValue({ windFromDeg: deg })} />
          <p className="hint">{t('dialog.windFromHint')}</p>
          {typeof windSpeedMs === 'number' && (
            <p className="weather-said" aria-live="polite" data-force={beaufort(windSpeedMs)}>
              {formatWind(windSpeedMs, windFromDeg ?? 0)}
            </p>
          )}
        </div>
        <div>
          <div className="form-line">
            <Form.Item name="windSpeedMs" label={t('dialog.windSpeed')} rules={bounds(0, 100, true)}>
              <InputNumber className="form-number" step={0.1} suffix="m/s" data-testid="wind-speed" />
            </Form.Item>
            <Form.Item name="windFromDeg" label={t('dialog.windFrom')} rules={bounds(0, 360, true)}>
              <InputNumber className="form-number" precision={0} suffix="°" data-testid="wind-from" />
            </Form.Item>
          </div>
          <div className="form-line">
            <Form.Item name="temperatureC" label={t('dialog.temperature')} rules={bounds(-60, 60, true)}>
              <InputNumber className="form-number" step={0.5} suffix="°C" data-testid="temperature" />
            </Form.Item>
            <Form.Item name="humidityPercent" label={t('dialog.humidity')} rules={bounds(0, 100, false)}>
              <InputNumber className="form-number" precision={0} suffix="%" />
            </Form.Item>
          </div>
          <div className="form-line">
            <Form.Item name="cloudOktas" label={t('dialog.cloud')}>
              <Select
                allowClear
                options={Array.from({ length: 9 }, (_, oktas) => ({ value: oktas, label: `${oktas}/8` }))}
              />
            </Form.Item>
            <Form.Item name="pressureHpa" label={t('dialog.pressure')} rules={bounds(300, 1100, false)}>
              <InputNumber className="form-number" suffix="hPa" />
            </Form.Item>
          </div>
          <Form.Item name="observedAt" label={t('dialog.observedAt')}>
            <DatePicker showTime className="form-number" />
          </Form.Item>
        </div>
      </div>
    </FormDialog>
  );
}
