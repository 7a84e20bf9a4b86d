import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { createTranslate } from '../../shared/i18n/index.ts';
import type { Ffmpeg, FfmpegProcess } from './ffmpeg.ts';
import { InputProblem } from './relay.ts';

/** Fonts that have Chinese, where systems keep them. */
const FONTS = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc',
  'C:/Windows/Fonts/msyh.ttc',
  '/System/Library/Fonts/PingFang.ttc',
];

/** A demonstration camera that is on: its address, and what turns it off. */
export interface DemoCamera {
  readonly url: string;
  off(): void;
}

/**
 * Demonstration cameras: moving test pictures made by ffmpeg, marked 演示画面 and with a running clock, served as MPEG-TS
 * over a socket of this machine. From there on they go the way of every real camera.
 * @param folder for the texts that are drawn into the pictures
 */
export function createDemoCameras(ffmpeg: Ffmpeg, folder: string) {
  return {
    /** Turns one on. @param name part of the address @param title drawn into the picture @throws InputProblem */
    async on(name: string, title: string): Promise<DemoCamera> {
      if ((await ffmpeg.version()) === undefined) throw new InputProblem('noFfmpeg');
      const args = pictureArguments(folder, name, title);
      const processes = new Set<FfmpegProcess>();
      const server = createServer((socket) => {
        const process = ffmpeg.start(args);
        processes.add(process);
        process.out.pipe(socket);
        socket.on('error', () => socket.destroy());
        socket.once('close', () => process.stop());
        void process.ended.then(() => {
          processes.delete(process);
          socket.destroy();
        });
      });
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', resolve);
      });
      const { port } = server.address() as AddressInfo;
      return {
        url: `tcp://127.0.0.1:${port}`,
        off() {
          server.close();
          for (const process of processes) process.stop();
        },
      };
    },
  };
}

/** ffmpeg's arguments for a moving picture of 640 × 360 at 10 a second, about 300 kbit/s. */
function pictureArguments(folder: string, name: string, title: string): string[] {
  const hash = createHash('sha256').update(`${name} ${title}`).digest();
  mkdirSync(folder, { recursive: true });
  const titleFile = join(folder, `title-${hash.toString('hex').slice(0, 12)}.txt`);
  writeFileSync(titleFile, title);
  const font = FONTS.find((path) => existsSync(path));
  const text = (what: string, size: number, place: string) =>
    [
      `drawtext=${font === undefined ? "font='Sans'" : `fontfile=${quoted(font)}`}`,
      what,
      `fontsize=${size}`,
      'fontcolor=white',
      'borderw=2',
      'bordercolor=black@0.7',
      place,
    ].join(':');
  const mark = createTranslate('zh-CN')('video.demoPicture');
  const filters = [
    `hue=h=${hash.readUInt16BE(0) % 360}:s=0.55`,
    'drawbox=y=0:w=iw:h=44:color=black@0.55:t=fill',
    text(`textfile=${quoted(titleFile)}:expansion=none`, 20, 'x=14:y=11'),
    text(`text='${mark}':expansion=none`, 30, 'x=(w-tw)/2:y=h-58'),
    text("text='%{localtime\\:%Y-%m-%d %T}'", 18, 'x=w-tw-14:y=12'),
  ];
  return [
    ...['-loglevel', 'error', '-re', '-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=10'],
    ...[
      '-vf',
      `${filters.join(',')},format=yuv420p`,
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-tune',
      'zerolatency',
    ],
    ...['-g', '20', '-crf', '30', '-threads', '1', '-mpegts_flags', '+resend_headers', '-muxdelay', '0'],
    ...['-f', 'mpegts', 'pipe:1'],
  ];
}

/** A path as a value of a filter. */
function quoted(path: string): string {
  return `'${path.replaceAll('\\', '/').replaceAll(':', '\\:').replaceAll("'", '')}'`;
}
