import type { VideoQuality } from '../../shared/contract/video.ts';
import type { Camera } from '../../shared/records/camera.ts';
import type { Log } from '../log.ts';
import { type Address, readAddress } from './address.ts';
import { inputArguments } from './arguments.ts';
import type { createDemoCameras } from './demoCameras.ts';
import { GatewayError } from './gateways/gateway.ts';
import type { GatewayBook } from './gateways/gatewayBook.ts';
import { InputProblem, type RelayInput } from './relay.ts';
import type { Vault } from './vault.ts';

/** Where the picture of a camera comes from: an address of its record, or a channel of a gateway. */
export type Source =
  | { readonly kind: 'address'; readonly address: Address; readonly key: string }
  | { readonly kind: 'channel'; readonly gatewayName: string; readonly channelId: string; readonly key: string };

/**
 * The source that a record names. R2: nothing but what a camera's record (or an administrator's gateway) names is ever
 * opened.
 * @throws InputProblem noAddress, badAddress, needsSecret
 */
export function sourceOf(camera: Camera, quality: VideoQuality, vault: Vault): Source {
  const named = (quality === 'sub' ? camera.subStreamUrl : undefined) ?? camera.streamUrl;
  if (named !== undefined && named !== '') {
    const whole = vault.reveal(named);
    if (whole === undefined) throw new InputProblem('needsSecret');
    const address = readAddress(whole);
    // R5: a test picture is only ever shown for a camera of the demonstration.
    if (!address || (address.protocol === 'demo' && camera.provenance.demo !== true))
      throw new InputProblem('badAddress');
    return { kind: 'address', address, key: `${camera.id} ${address.url}` };
  }
  const { gatewayName, channelId } = camera;
  if (!gatewayName || !channelId) throw new InputProblem('noAddress');
  return { kind: 'channel', gatewayName, channelId, key: `${camera.id} ${gatewayName} ${channelId}` };
}

export interface SourceDeps {
  readonly gateways: GatewayBook;
  readonly demo: ReturnType<typeof createDemoCameras>;
  readonly log: Log;
}

/** The address that plays a source now. @throws InputProblem gateway, badAddress */
export async function addressOf(source: Source, { gateways, log }: SourceDeps): Promise<Address> {
  if (source.kind === 'address') return source.address;
  let played: string;
  try {
    played = await gateways.client(source.gatewayName).play(source.channelId);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    log.warn({ gateway: source.gatewayName, why: error.message }, 'a gateway does not play a channel');
    throw new InputProblem('gateway');
  }
  const address = readAddress(played);
  if (!address || address.protocol === 'demo' || address.protocol === 'whep') throw new InputProblem('gateway');
  return address;
}

/** What ffmpeg reads for an address. @throws InputProblem */
export async function inputOf(address: Address, camera: Camera, { demo }: SourceDeps): Promise<RelayInput> {
  if (address.protocol !== 'demo') return { args: inputArguments(address), release: () => {} };
  const on = await demo.on(address.url, camera.name);
  return { args: inputArguments({ protocol: 'mpegts', url: on.url, host: 'demo' }), release: on.off };
}
