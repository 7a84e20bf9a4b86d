import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { wvp } from '../../../main/video/gateways/wvp.ts';
import { zlmediakit } from '../../../main/video/gateways/zlmediakit.ts';

/**
 * Servers that answer as the documents of ZLMediaKit and WVP-GB28181-pro say. They are not the gateways themselves.
 */
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(
  answer: (url: URL, request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<string> {
  const server = createServer((request, response) => {
    const body = answer(new URL(request.url ?? '/', 'http://x'), request, response);
    if (body === undefined) return;
    response.setHeader('content-type', 'application/json');
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('ZLMediaKit', () => {
  const media = (schema: string, stream: string, codec = 'H264') => ({
    app: 'live',
    stream,
    schema,
    vhost: '__defaultVhost__',
    originUrl: `rtsp://admin:secretOfOrigin@10.0.0.5/${stream}`,
    tracks: [
      { codec_type: 1, codec_id_name: 'mpeg4-generic' },
      { codec_type: 0, codec_id_name: codec, width: 1920, height: 1080 },
    ],
  });

  it('lists each stream once and plays it as HTTP-FLV; addresses of cameras are not passed on', async () => {
    const url = await serve((asked) => {
      expect(asked.pathname).toBe('/index/api/getMediaList');
      if (asked.searchParams.get('secret') !== 'geheim/1') return { code: -100, msg: 'Incorrect secret' };
      return { code: 0, data: [media('rtsp', 'a'), media('rtmp', 'a'), media('rtsp', 'b', 'H265')] };
    });
    const client = zlmediakit({ name: 'z', category: 'zlmediakit', url, secret: 'geheim/1' });
    const channels = await client.channels();
    expect(channels).toEqual([
      { id: 'live/a', name: 'live/a', online: true, videoCodec: 'h264' },
      { id: 'live/b', name: 'live/b', online: true, videoCodec: 'hevc' },
    ]);
    expect(await client.play('live/a')).toBe(`${url}/live/a.live.flv`);
    const wrong = zlmediakit({ name: 'z', category: 'zlmediakit', url, secret: 'x' });
    await expect(wrong.channels()).rejects.toThrow('code -100');
  });

  it('says what is wrong with a gateway without saying the secret', async () => {
    const noJson = await serve(() => '<html>');
    const away = await serve((_url, _request, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    });
    for (const url of [noJson, away, 'http://127.0.0.1:1']) {
      const error = await zlmediakit({ name: 'z', category: 'zlmediakit', url, secret: 'geheim' })
        .channels()
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'GatewayError' });
      expect(String(error)).not.toContain('geheim');
    }
  });
});

describe('WVP-GB28181-pro', () => {
  it('logs in, walks devices and channels of both generations, plays on demand, logs in again when the token has run out', async () => {
    let logins = 0;
    let valid = '';
    const url = await serve((asked, request, response) => {
      if (asked.pathname === '/api/user/login') {
        const password = createHash('md5').update('wvp-password').digest('hex');
        if (asked.searchParams.get('username') !== 'admin' || asked.searchParams.get('password') !== password)
          return { code: 100, msg: '用户名或密码错误', data: null };
        logins += 1;
        valid = `token-${logins}`;
        return { code: 0, msg: '成功', data: { accessToken: valid, serverId: '000000' } };
      }
      if (request.headers['access-token'] !== valid) {
        response.statusCode = 401;
        return { code: 401, msg: '请登录后重新请求' };
      }
      switch (asked.pathname) {
        case '/api/device/query/devices': {
          const page = Number(asked.searchParams.get('page'));
          const list = [
            { deviceId: '34020000001320000001', name: '园区 NVR', manufacturer: 'Hikvision', onLine: true },
            { deviceId: '34020000001320000002', name: '河道', onLine: false },
          ];
          return { code: 0, data: { total: 2, list: list.slice(page - 1, page) } };
        }
        case '/api/device/query/devices/34020000001320000001/channels':
          return {
            code: 0,
            data: {
              total: 2,
              list: [
                { channelId: '34020000001310000001', name: '东门', status: true, longitude: 119.2, latitude: 26.1 },
                { deviceId: '34020000001310000002', name: '西门', status: 'OFF', longitude: 0, latitude: 0 },
              ],
            },
          };
        case '/api/device/query/devices/34020000001320000002/channels':
          return {
            code: 0,
            data: { total: 1, list: [{ deviceId: '34020000001310000003', name: null, status: 'ON' }] },
          };
        case '/api/play/start/34020000001320000001/34020000001310000001':
          return { code: 0, data: { flv: 'http://10.0.0.9/rtp/1.live.flv?callId=abc', rtsp: 'rtsp://10.0.0.9/rtp/1' } };
        default:
          return { code: 100, msg: '点播超时', data: null };
      }
    });
    const client = wvp({ name: 'w', category: 'wvp', url: `${url}/`, account: 'admin', secret: 'wvp-password' });
    expect(await client.channels()).toEqual([
      {
        id: '34020000001320000001/34020000001310000001',
        name: '东门',
        online: true,
        manufacturer: 'Hikvision',
        lon: 119.2,
        lat: 26.1,
      },
      { id: '34020000001320000001/34020000001310000002', name: '西门', online: false, manufacturer: 'Hikvision' },
      { id: '34020000001320000002/34020000001310000003', name: '34020000001310000003', online: false },
    ]);
    expect(await client.play('34020000001320000001/34020000001310000001')).toBe(
      'http://10.0.0.9/rtp/1.live.flv?callId=abc',
    );
    expect(logins).toBe(1);
    valid = 'run out';
    await client.channels();
    expect(logins).toBe(2);
    await expect(client.play('34020000001320000001/9')).rejects.toThrow('code 100');
    const wrong = wvp({ name: 'w', category: 'wvp', url, account: 'admin', secret: 'x' });
    await expect(wrong.channels()).rejects.toThrow('refuses the account');
  });
});
