import type { InputOf, OperationName, OutputOf } from '../../shared/contract/index.ts';
import { hub } from '../state/session.ts';
import { notifyError } from './notify.ts';

/** Calls the hub; undefined when it refused, and then the user has been told why. */
export async function runCommand<Name extends OperationName>(
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name> | undefined> {
  try {
    return await hub().call(name, input);
  } catch (error) {
    notifyError(error);
    return undefined;
  }
}
