import { Button, Select } from 'antd';
import type { Channel } from '../../shared/contract/video.ts';
import type { Camera } from '../../shared/records/camera.ts';
import { useCommand } from '../panels/useCommand.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { notifySuccess } from '../ui/notify.ts';
import { StatusTag } from '../ui/StatusTag.tsx';

interface ChannelTableProps {
  readonly gatewayName: string;
  readonly channels: readonly Channel[];
}

/** Channels of a gateway: which camera plays each; a channel that says where it is can become a camera of its own. */
export function ChannelTable({ gatewayName, channels }: ChannelTableProps) {
  const t = useT();
  const cameras = useRecords((state) => state.lists.camera);
  const { run, busy } = useCommand('records.put');
  const own = new Map(
    cameras.filter((camera) => camera.gatewayName === gatewayName).map((camera) => [camera.channelId, camera]),
  );
  const assign = async (channel: Channel, cameraId: string) => {
    const camera = cameras.find(({ id }) => id === cameraId);
    if (!camera) return;
    const { streamUrl: _direct, subStreamUrl: _small, ...rest } = camera;
    const record: Camera = { ...rest, gatewayName, channelId: channel.id };
    if (await run({ kind: 'camera', record }))
      notifySuccess(t('video.channelAssigned', { camera: camera.name, channel: channel.name }));
  };
  const add = async ({ id, name, lon, lat }: Channel) => {
    if (lon === undefined || lat === undefined) return;
    const record = { name, category: 'other', position: { lon, lat }, gatewayName, channelId: id };
    if (await run({ kind: 'camera', record })) notifySuccess(t('video.channelAdded', { name }));
  };
  return (
    <table className="om-channels">
      <caption>{t('video.channelsCount', { count: channels.length })}</caption>
      <tbody>
        {channels.map((channel) => (
          <tr key={channel.id}>
            <th scope="row">{channel.name}</th>
            <td>
              <StatusTag tone={channel.online ? 'good' : 'plain'}>
                {t(channel.online ? 'video.channelOnline' : 'video.channelOffline')}
              </StatusTag>
            </td>
            <td>
              <Select
                showSearch
                size="small"
                disabled={busy}
                value={own.get(channel.id)?.id ?? null}
                placeholder={t('video.channelAssign')}
                aria-label={t('video.channelAssign')}
                optionFilterProp="label"
                options={cameras.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(cameraId) => cameraId !== null && void assign(channel, cameraId)}
              />
            </td>
            <td>
              {!own.has(channel.id) && channel.lon !== undefined && (
                <Button size="small" disabled={busy} onClick={() => void add(channel)}>
                  {t('video.channelAddCamera')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
