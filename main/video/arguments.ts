import type { Address } from './address.ts';

/** Silence of a camera after which its connection counts as broken, µs. */
const SILENCE_US = 8_000_000;
/** How much of a stream is looked at before it is passed on. */
const PROBE = ['-probesize', '1000000', '-analyzeduration', '1500000'];

/** R2: what ffmpeg may open by itself while it reads; a playlist cannot make it read a file of the hub's machine. */
const WHITELIST: Readonly<Partial<Record<Address['protocol'], string>>> = {
  rtsp: 'rtsp,rtsps,rtp,udp,tcp,tls,crypto,srtp',
  rtmp: 'rtmp,rtmps,tcp,tls',
  flv: 'http,https,httpproxy,tcp,tls',
  mpegts: 'http,https,httpproxy,tcp,tls,udp',
};

/** ffmpeg's arguments that read a camera. */
export function inputArguments({ protocol, url }: Address): string[] {
  const allowed = WHITELIST[protocol];
  if (allowed === undefined) throw new Error(`${protocol} is not read by ffmpeg`);
  const scheme = url.slice(0, url.indexOf(':')).toLowerCase();
  const timeout =
    protocol === 'rtsp'
      ? ['-rtsp_transport', 'tcp', '-timeout', String(SILENCE_US)]
      : scheme === 'udp'
        ? ['-timeout', String(SILENCE_US)]
        : ['-rw_timeout', String(SILENCE_US)];
  const format = protocol === 'flv' ? ['-f', 'flv'] : scheme === 'tcp' || scheme === 'udp' ? ['-f', 'mpegts'] : [];
  return [
    ...['-loglevel', 'info', '-fflags', '+nobuffer+genpts+discardcorrupt', '-flags', 'low_delay'],
    ...PROBE,
    ...['-protocol_whitelist', allowed],
    ...timeout,
    ...format,
    ...['-i', url],
  ];
}

/** ffmpeg's arguments that write MPEG-TS to its standard output: the picture as it comes, or coded anew as H.264. */
export function outputArguments(transcoded: boolean): string[] {
  const video = transcoded
    ? [
        ...['-vf', "scale='min(1280,iw)':-2,format=yuv420p", '-c:v', 'libx264', '-preset', 'ultrafast'],
        ...[
          '-tune',
          'zerolatency',
          '-g',
          '25',
          '-b:v',
          '1500k',
          '-maxrate',
          '2000k',
          '-bufsize',
          '2000k',
          '-threads',
          '1',
        ],
      ]
    : ['-c:v', 'copy'];
  return [
    ...['-map', '0:v:0', '-map', '0:a:0?', ...video],
    // Cameras speak G.711, which no browser plays from a transport stream.
    ...['-c:a', 'aac', '-ac', '1', '-ar', '44100', '-b:a', '48k'],
    ...['-max_interleave_delta', '300000', '-muxdelay', '0', '-muxpreload', '0', '-flush_packets', '1'],
    ...['-mpegts_flags', '+resend_headers', '-pat_period', '0.5', '-f', 'mpegts', 'pipe:1'],
  ];
}
