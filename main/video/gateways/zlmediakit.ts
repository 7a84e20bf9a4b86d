import { z } from 'zod';
import type { Channel } from '../../../shared/contract/video.ts';
import { askGateway, type GatewayClient, GatewayError, type GatewaySetting } from './gateway.ts';

const mediaListSchema = z.object({
  code: z.number(),
  msg: z.string().optional(),
  data: z
    .array(
      z.looseObject({
        app: z.string(),
        stream: z.string(),
        schema: z.string(),
        tracks: z
          .array(z.looseObject({ codec_type: z.number().optional(), codec_id_name: z.string().optional() }))
          .optional(),
      }),
    )
    .optional(),
});

/** Names of codecs as ZLMediaKit writes them, as ffmpeg does. */
const CODECS: Readonly<Record<string, string>> = { H264: 'h264', H265: 'hevc' };

/**
 * ZLMediaKit: the streams that it has now, played as HTTP-FLV. Source: its RESTful API, `/index/api/getMediaList`, and its
 * rule for addresses `/<app>/<stream>.live.flv`. A channel's id is `app/stream`.
 */
export function zlmediakit({ url, secret = '' }: GatewaySetting): GatewayClient {
  return {
    async channels() {
      const { code, data = [] } = await askGateway(
        url,
        `/index/api/getMediaList?secret=${encodeURIComponent(secret)}`,
        mediaListSchema,
      );
      if (code !== 0) throw new GatewayError(`ZLMediaKit answers code ${code}`);
      const byId = new Map<string, Channel>();
      // A stream is listed once for each protocol that it can be had in.
      for (const { app, stream, tracks = [] } of data) {
        const id = `${app}/${stream}`;
        const codec = tracks.find(({ codec_type }) => codec_type === 0)?.codec_id_name;
        const videoCodec = codec === undefined ? undefined : (CODECS[codec] ?? codec.toLowerCase());
        byId.set(id, { id, name: id, online: true, ...(videoCodec === undefined ? {} : { videoCodec }) });
      }
      return [...byId.values()].sort((a, b) => a.id.localeCompare(b.id));
    },
    async play(channelId) {
      const path = channelId.split('/').map(encodeURIComponent).join('/');
      return `${url.replace(/\/+$/, '')}/${path}.live.flv`;
    },
  };
}
