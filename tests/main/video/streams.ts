import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';

/** True when a program answers on this machine. */
export function has(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

export const hasFfmpeg = has('ffmpeg', '-version');
/** Debian's RTSP server of GStreamer, reached from Python. */
export const hasRtspServer = has(
  '/usr/bin/python3',
  '-c',
  "import gi; gi.require_version('GstRtspServer','1.0'); from gi.repository import Gst; Gst.init(None); assert Gst.ElementFactory.find('x264enc')",
);

/** A camera of a test. */
export interface TestCamera {
  readonly url: string;
  /** Streams that are under way. */
  connections(): number;
  /** Cuts the streams that are under way. */
  cut(): void;
  close(): void;
}

/** A camera that speaks MPEG-TS over TCP. @param codec arguments of ffmpeg for the picture */
export async function tcpCamera(codec: readonly string[] = ['-c:v', 'libx264', '-g', '10']): Promise<TestCamera> {
  const children = new Set<ChildProcess>();
  const server: Server = createServer((socket) => {
    const child = spawn(
      'ffmpeg',
      [
        ...['-loglevel', 'error', '-nostdin', '-re', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=10'],
        ...['-f', 'lavfi', '-i', 'sine=frequency=440', ...codec, '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
        ...['-c:a', 'aac', '-f', 'mpegts', 'pipe:1'],
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    children.add(child);
    child.stdout.pipe(socket);
    child.once('close', () => {
      children.delete(child);
      socket.destroy();
    });
    socket.on('error', () => {});
    socket.once('close', () => child.kill('SIGKILL'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const cut = () => {
    for (const child of children) child.kill('SIGKILL');
  };
  return {
    url: `tcp://127.0.0.1:${port}`,
    connections: () => children.size,
    cut,
    close() {
      cut();
      server.close();
    },
  };
}

const RTSP_SCRIPT = `
import gi, sys
gi.require_version('Gst','1.0'); gi.require_version('GstRtspServer','1.0')
from gi.repository import Gst, GstRtspServer, GLib
Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_address('127.0.0.1'); server.set_service('0')
auth = GstRtspServer.RTSPAuth()
token = GstRtspServer.RTSPToken()
token.set_string('media.factory.role', 'user')
auth.add_basic(GstRtspServer.RTSPAuth.make_basic('admin', 'p@ss/w#rd'), token)
server.set_auth(auth)
factory = GstRtspServer.RTSPMediaFactory()
factory.set_launch('( videotestsrc is-live=true ! video/x-raw,width=320,height=180,framerate=10/1 ! x264enc tune=zerolatency bframes=0 key-int-max=10 speed-preset=ultrafast ! rtph264pay name=pay0 pt=96 audiotestsrc is-live=true ! alawenc ! rtppcmapay name=pay1 pt=8 )')
factory.set_shared(True)
permissions = GstRtspServer.RTSPPermissions()
permissions.add_permission_for_role('user', 'media.factory.access', True)
permissions.add_permission_for_role('user', 'media.factory.construct', True)
factory.set_permissions(permissions)
server.get_mount_points().add_factory('/live', factory)
server.attach(None)
print(server.get_bound_port(), flush=True)
GLib.MainLoop().run()
`;

/** A real RTSP camera, H.264 and G.711, with an account (`admin`, `p@ss/w#rd`). */
export async function rtspCamera(): Promise<{ host: string; close(): void }> {
  const child = spawn('/usr/bin/python3', ['-c', RTSP_SCRIPT], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  return { host: `127.0.0.1:${String(first).trim()}`, close: () => child.kill('SIGKILL') };
}

/** Processes whose command line holds a text: their ids. */
export function processesWith(text: string): number[] {
  const out = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  return out
    .split('\n')
    .filter((line) => line.includes(text) && /^\s*\d+ (\S*\/)?ffmpeg /.test(line))
    .map((line) => Number(line.trim().split(' ')[0]));
}

/** Waits until it is so. @throws Error after `limitMs` */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, limitMs = 15_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not within ${limitMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
