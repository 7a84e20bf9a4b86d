import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { decodeText } from '../../../../main/feeds/hj212/decodeText.ts';
import { FrameParser } from '../../../../shared/hj212/frameParser.ts';
import { readSegment, type Segment, textOf } from '../../../../shared/hj212/segment.ts';
import { type FrameFields, writeFrame } from '../../../../shared/hj212/writeFrame.ts';
import { until } from '../bench.ts';

/** A device on a real socket, as a data logger in the field is one. */
export class DeviceClient {
  readonly socket: Socket;
  readonly answers: Segment[] = [];
  closed = false;
  readonly #parser = new FrameParser();

  constructor(address: string) {
    const [host = '', port = ''] = address.split(':');
    this.socket = connect(Number(port), host);
    this.socket.on('data', (chunk) => {
      for (const one of this.#parser.push(chunk)) {
        const segment = one.ok ? readSegment(textOf(one.segment, decodeText)) : undefined;
        if (!segment) throw new Error('the gateway sent a frame that is none');
        this.answers.push(segment);
      }
    });
    this.socket.on('error', () => {});
    this.socket.on('close', () => {
      this.closed = true;
    });
  }

  async open(): Promise<this> {
    await once(this.socket, 'connect');
    return this;
  }

  send(bytes: Uint8Array | string): void {
    this.socket.write(bytes);
  }

  /** Waits for the answer to a request. */
  async answerTo(qn: string): Promise<Segment> {
    await until(() => this.answers.some((answer) => answer.qn === qn));
    const answer = this.answers.find((one) => one.qn === qn);
    if (!answer) throw new Error('no answer');
    return answer;
  }
}

export const MN = 'CESHI0000000000000000001';

/** A frame of realtime data of a registered device, with the A bit. */
export const report = (more: Partial<FrameFields> = {}): Uint8Array =>
  writeFrame({
    qn: '20261101120000001',
    st: '32',
    cn: '2011',
    pw: '123456',
    mn: MN,
    flag: 5,
    cp: 'DataTime=20261101120000;w01018-Rtd=63.0,w01018-Flag=N;w21003-Rtd=4.25,w21003-Flag=D',
    ...more,
  });
