import { z } from 'zod';
import { idOf, placeShape } from './base.ts';

export const CAMERA_CATEGORIES = ['fixed', 'dome', 'highPoint', 'mobile', 'other'] as const;

/** A camera (视频监控点). */
export const cameraSchema = z.object({
  id: idOf('camera'),
  ...placeShape,
  category: z.enum(CAMERA_CATEGORIES),
  firmId: idOf('firm').optional(),
  firmName: z.string().max(200).optional(),
  /** Direction it looks at rest, degrees clockwise from north. */
  headingDeg: z.number().min(0).max(360).optional(),
  fieldOfViewDeg: z.number().positive().max(360).optional(),
  /** How far it sees, metres. */
  rangeM: z.number().positive().max(50_000).optional(),
  /**
   * Where its picture comes from: RTSP, HTTP-FLV, HLS, WHEP, MPEG-TS over UDP, TCP or HTTP. Accounts and passwords stay
   * in the hub: here they stand as `***`.
   */
  streamUrl: z.string().max(500).optional(),
  /** A smaller picture of the same camera (子码流), enough for a cell of a matrix. */
  subStreamUrl: z.string().max(500).optional(),
  /** A media gateway set up at the hub, and the camera's channel there; used where there is no address. */
  gatewayName: z.string().max(200).optional(),
  channelId: z.string().max(200).optional(),
});
export type Camera = z.infer<typeof cameraSchema>;
