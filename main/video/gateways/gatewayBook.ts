import { z } from 'zod';
import { type Gateway, gatewaySchema } from '../../../shared/contract/video.ts';
import type { Store } from '../../store/types.ts';
import { type GatewayClient, GatewayError, type GatewaySetting } from './gateway.ts';
import { wvp } from './wvp.ts';
import { zlmediakit } from './zlmediakit.ts';

const KEY = 'video.gateways';
const keptSchema = z.array(gatewaySchema.omit({ hasSecret: true }).extend({ secret: z.string().optional() }));
const CLIENTS = { zlmediakit, wvp } as const;

/** The gateways that an administrator set up. R1: a secret is in the hub's settings and in no answer. */
export interface GatewayBook {
  list(): Gateway[];
  /** An absent secret leaves the one that is there, as long as the address stays: it is not sent elsewhere. */
  set(setting: GatewaySetting): Gateway;
  remove(name: string): boolean;
  /** @throws GatewayError when none has that name */
  client(name: string): GatewayClient;
}

export function createGatewayBook(settings: Store['settings']): GatewayBook {
  const clients = new Map<string, GatewayClient>();
  const read = (): GatewaySetting[] => keptSchema.parse(JSON.parse(settings.get(KEY) ?? '[]'));
  const shown = ({ secret, ...rest }: GatewaySetting): Gateway => ({ ...rest, hasSecret: Boolean(secret) });
  const write = (list: readonly GatewaySetting[]) => settings.set(KEY, JSON.stringify(list));
  return {
    list: () => read().map(shown),
    set(setting) {
      const others = read().filter(({ name }) => name !== setting.name);
      const before = read().find(({ name }) => name === setting.name);
      const secret = setting.secret ?? (before?.url === setting.url ? before.secret : undefined);
      const next: GatewaySetting = { ...setting, ...(secret === undefined ? {} : { secret }) };
      write([...others, next].sort((a, b) => a.name.localeCompare(b.name)));
      clients.delete(setting.name);
      return shown(next);
    },
    remove(name) {
      const list = read();
      write(list.filter((one) => one.name !== name));
      clients.delete(name);
      return list.some((one) => one.name === name);
    },
    client(name) {
      const setting = read().find((one) => one.name === name);
      if (!setting) throw new GatewayError(`no gateway is called ${name}`);
      const client = clients.get(name) ?? CLIENTS[setting.category](setting);
      clients.set(name, client);
      return client;
    },
  };
}
