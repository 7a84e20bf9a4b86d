import { AimOutlined } from '@ant-design/icons';
import { Button, Form, Input, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { STATION_CATEGORIES, type Station } from '../../shared/records/station.ts';
import { formatCoordinate, NO_VALUE } from '../format.ts';
import { mapHandle } from '../frame/map/mapControl.ts';
import { askForPoint } from '../frame/map/pointWanted.ts';
import { useCommand } from '../panels/useCommand.ts';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { notifySuccess } from '../ui/notify.ts';
import { type RegistrationDraft, useFeedsPanel } from './feedsPanel.ts';
import { likelyStations } from './registration.ts';

/** Gives a device to a station that exists, or to a new one that is put on the map. */
export function RegisterDevice({ draft }: { readonly draft: RegistrationDraft }) {
  const t = useT();
  const stations = useRecords((state) => state.lists.station);
  const { run, busy, blocked } = useCommand('feeds.registerDevice');
  const { device, how, stationId, name, category, position, password } = draft;
  const change = (changes: Partial<RegistrationDraft>) =>
    useFeedsPanel.setState({ registering: { ...draft, ...changes } });
  const options = useMemo(
    () =>
      likelyStations(device, stations).map((station) => ({
        value: station.id,
        label: `${station.name} · ${t(`records.station_${station.category}`)}`,
      })),
    [device, stations, t],
  );
  const chosen = stations.find(({ id }) => id === stationId);
  const ready =
    blocked === undefined &&
    (how === 'existing' ? chosen !== undefined : (name ?? '').trim() !== '' && category && position);

  const register = async () => {
    const station =
      how === 'existing'
        ? chosen && { stationId: chosen.id }
        : category && position && { name: (name ?? '').trim(), category, position };
    if (!station || !ready) return;
    const answer = await run({ deviceCode: device.deviceCode, station, ...(password ? { password } : {}) });
    if (!answer) return;
    notifySuccess(t('feeds.registered', { code: device.deviceCode, name: answer.station.name }));
    useFeedsPanel.setState({ registering: undefined });
  };
  const pointAtMap = () => {
    useDesk.setState({ dialog: undefined });
    askForPoint((at) => {
      if (at) change({ position: { lon: round(at.lon), lat: round(at.lat) } });
      useDesk.setState({ dialog: 'feeds' });
    });
  };
  const centre = () => {
    const at = mapHandle()?.view().position;
    if (at) change({ position: { lon: round(at.lon), lat: round(at.lat) } });
  };

  return (
    <Form layout="vertical" className="feeds-form" onFinish={() => void register()} data-testid="register-form">
      <h3>{t('feeds.registerTitle', { code: device.deviceCode })}</h3>
      {blocked !== undefined && <p className="hint hint-warning">{blocked}</p>}
      <Segmented<RegistrationDraft['how']>
        value={how}
        onChange={(next) => change({ how: next })}
        options={[
          { value: 'existing', label: t('feeds.registerExisting') },
          { value: 'new', label: <span data-testid="register-new">{t('feeds.registerNew')}</span> },
        ]}
      />
      {how === 'existing' ? (
        <Form.Item label={t('feeds.registerStation')} htmlFor="register-station" required>
          <Select
            id="register-station"
            value={stationId ?? null}
            showSearch={{ optionFilterProp: 'label' }}
            options={options}
            onChange={(next: string | null) => change({ stationId: next ?? undefined })}
            data-testid="register-station"
          />
          {chosen?.deviceCode !== undefined && chosen.deviceCode !== device.deviceCode && (
            <p className="hint hint-warning">{t('feeds.registerReplaces', { code: chosen.deviceCode })}</p>
          )}
        </Form.Item>
      ) : (
        <div className="feeds-grid">
          <Form.Item label={t('feeds.registerName')} htmlFor="register-name" required>
            <Input
              id="register-name"
              value={name ?? ''}
              maxLength={200}
              data-testid="register-name"
              onChange={(event) => change({ name: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={t('feeds.registerCategory')} htmlFor="register-category" required>
            <Select<Station['category']>
              id="register-category"
              value={category ?? 'other'}
              options={STATION_CATEGORIES.map((value) => ({ value, label: t(`records.station_${value}`) }))}
              onChange={(next) => change({ category: next })}
            />
          </Form.Item>
          <Form.Item label={t('feeds.registerPosition')} required className="feeds-wide">
            <div className="button-row">
              <span data-testid="register-position">{position ? formatCoordinate(position) : NO_VALUE}</span>
              <Button icon={<AimOutlined aria-hidden="true" />} onClick={pointAtMap} data-testid="register-on-map">
                {t('feeds.registerOnMap')}
              </Button>
              <Button onClick={centre} data-testid="register-centre">
                {t('dialog.positionFromMap')}
              </Button>
            </div>
          </Form.Item>
        </div>
      )}
      <Form.Item
        label={t('feeds.registerPassword')}
        htmlFor="register-password"
        extra={t('feeds.registerPasswordHint')}
      >
        <Input.Password
          id="register-password"
          autoComplete="off"
          value={password ?? ''}
          maxLength={40}
          onChange={(event) => change({ password: event.target.value })}
        />
      </Form.Item>
      <div className="button-row">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!ready} data-testid="register-save">
          {t('feeds.register')}
        </Button>
        <Button onClick={() => useFeedsPanel.setState({ registering: undefined })}>{t('common.cancel')}</Button>
      </div>
    </Form>
  );
}

const round = (degrees: number) => Number(degrees.toFixed(6));
