// Preloaded into a hub under test (`node --import`): writes every outgoing connection and name look-up to a file.

import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { isIP, Socket } from 'node:net';

const file = process.env.ONEMAP_CONNECTION_RECORD;
const record = (line) => file && appendFileSync(file, `${line}\n`);

const connect = Socket.prototype.connect;
Socket.prototype.connect = function recorded(...args) {
  const [first] = args;
  // `net.connect` hands over its normalised arguments as one list.
  const options = Array.isArray(first) ? first[0] : first;
  const { port, host, path } = typeof options === 'object' ? options : { port: options, host: args[1] };
  record(`connect ${JSON.stringify({ port, host, path })}`);
  return connect.apply(this, args);
};
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  const original = dns[name];
  dns[name] = (host, ...rest) => {
    // A literal address is not looked up anywhere.
    if (isIP(String(host)) === 0) record(`dns ${host}`);
    return original(host, ...rest);
  };
}
const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function recorded(...args) {
  record(`udp ${JSON.stringify(args.slice(1).filter((value) => typeof value !== 'function'))}`);
  return send.apply(this, args);
};
record('recording');
