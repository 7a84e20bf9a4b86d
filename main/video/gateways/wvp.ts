import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Channel } from '../../../shared/contract/video.ts';
import { askGateway, type GatewayClient, GatewayError, type GatewaySetting } from './gateway.ts';

const answerOf = <Schema extends z.ZodType>(data: Schema) =>
  z.object({ code: z.number(), msg: z.string().nullish(), data: data.nullish() });

const loginSchema = answerOf(z.looseObject({ accessToken: z.string() }));
const deviceSchema = z.looseObject({
  deviceId: z.string(),
  name: z.string().nullish(),
  manufacturer: z.string().nullish(),
  onLine: z.boolean().nullish(),
});
/** `channelId` up to 2.7.2, `deviceId` of the channel after it; `status` was a boolean before it was `ON`. */
const deviceChannelSchema = z.looseObject({
  channelId: z.string().nullish(),
  deviceId: z.string().nullish(),
  name: z.string().nullish(),
  status: z.union([z.boolean(), z.string()]).nullish(),
  longitude: z.number().nullish(),
  latitude: z.number().nullish(),
});
const pageOf = <Schema extends z.ZodType>(item: Schema) =>
  answerOf(z.looseObject({ total: z.number().nullish(), list: z.array(item) }));
const playSchema = answerOf(
  z.looseObject({ flv: z.string().nullish(), rtsp: z.string().nullish(), hls: z.string().nullish() }),
);

const PAGE = 200;
const MAX_PAGES = 50;

/**
 * WVP-GB28181-pro: devices and their channels, played on demand. Source: its API documents, `/api/user/login`,
 * `/api/device/query/devices`, `…/channels`, `/api/play/start/<device>/<channel>`. A channel's id is `device/channel`.
 */
export function wvp({ url, account = '', secret = '' }: GatewaySetting): GatewayClient {
  let token: string | undefined;

  const logIn = async () => {
    const password = createHash('md5').update(secret).digest('hex');
    const query = new URLSearchParams({ username: account, password });
    const { code, data } = await askGateway(url, `/api/user/login?${query}`, loginSchema);
    if (code !== 0 || !data) throw new GatewayError(`WVP refuses the account (code ${code})`);
    return data.accessToken;
  };

  /** Asks with the token of the last login, and once more with a new one when that has run out. */
  const ask = async <Schema extends z.ZodType<{ code: number }>>(path: string, schema: Schema) => {
    const known = token;
    token ??= await logIn();
    const first = await askGateway(url, path, schema, { 'access-token': token }).catch((error: unknown) => {
      if (known === undefined) throw error;
      return undefined;
    });
    if (first && first.code !== 401) return first;
    token = await logIn();
    return askGateway(url, path, schema, { 'access-token': token });
  };

  const pages = async <Item>(path: string, read: (page: number) => Promise<{ list: Item[]; total: number }>) => {
    const all: Item[] = [];
    for (let page = 1; page <= MAX_PAGES; page++) {
      const { list, total } = await read(page);
      all.push(...list);
      if (list.length === 0 || all.length >= total) return all;
    }
    throw new GatewayError(`WVP lists more than ${MAX_PAGES * PAGE} at ${path}`);
  };

  return {
    async channels() {
      const devices = await pages('devices', async (page) => {
        const { code, data } = await ask(`/api/device/query/devices?page=${page}&count=${PAGE}`, pageOf(deviceSchema));
        if (code !== 0 || !data) throw new GatewayError(`WVP answers code ${code}`);
        return { list: data.list, total: data.total ?? data.list.length };
      });
      const channels: Channel[] = [];
      for (const device of devices) {
        const id = encodeURIComponent(device.deviceId);
        const list = await pages('channels', async (page) => {
          const path = `/api/device/query/devices/${id}/channels?page=${page}&count=${PAGE}`;
          const { code, data } = await ask(path, pageOf(deviceChannelSchema));
          if (code !== 0 || !data) throw new GatewayError(`WVP answers code ${code}`);
          return { list: data.list, total: data.total ?? data.list.length };
        });
        for (const channel of list) {
          const own = channel.channelId ?? channel.deviceId;
          if (!own) continue;
          const { longitude: lon, latitude: lat } = channel;
          channels.push({
            id: `${device.deviceId}/${own}`,
            name: (channel.name || own).slice(0, 200),
            online: device.onLine !== false && (channel.status === true || channel.status === 'ON'),
            ...(device.manufacturer ? { manufacturer: device.manufacturer.slice(0, 200) } : {}),
            ...(lon && lat ? { lon, lat } : {}),
          });
        }
      }
      return channels;
    },
    async play(channelId) {
      const [device = '', channel = ''] = channelId.split('/').map(encodeURIComponent);
      const { code, data } = await ask(`/api/play/start/${device}/${channel}`, playSchema);
      const address = data?.flv ?? data?.rtsp ?? data?.hls;
      if (code !== 0 || !address) throw new GatewayError(`WVP does not play the channel (code ${code})`);
      return address;
    },
  };
}
