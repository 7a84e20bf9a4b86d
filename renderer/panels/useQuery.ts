import { useCallback, useEffect, useState } from 'react';
import type { InputOf, OperationName, OutputOf } from '../../shared/contract/index.ts';
import { type AppError, toAppError } from '../../shared/errors.ts';
import { hub } from '../state/session.ts';

interface Query<Name extends OperationName> {
  readonly data: OutputOf<Name> | undefined;
  readonly error: AppError | undefined;
  readonly loading: boolean;
  reload(): void;
}

/**
 * The hub's answer to a question, asked anew when the question or `version` changes; the last answer stays until the
 * next is there. Undefined input asks nothing.
 */
export function useQuery<Name extends OperationName>(
  name: Name,
  input: InputOf<Name> | undefined,
  version: unknown = 0,
): Query<Name> {
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<{ data?: OutputOf<Name>; error?: AppError; key: string }>({ key: '' });
  const key = input === undefined ? '' : `${name} ${JSON.stringify(input)} ${round}`;
  // The input's text is its identity: objects made anew at each render ask once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for `input`, `version` asks again
  useEffect(() => {
    if (input === undefined) return;
    let wanted = true;
    hub()
      .call(name, input)
      .then(
        (data) => wanted && setAnswer({ data, key }),
        (error: unknown) => wanted && setAnswer({ error: toAppError(error), key }),
      );
    return () => {
      wanted = false;
    };
  }, [name, key, version]);
  const reload = useCallback(() => setRound((count) => count + 1), []);
  return {
    data: input === undefined ? undefined : answer.data,
    error: answer.key === key ? answer.error : undefined,
    loading: input !== undefined && answer.key !== key,
    reload,
  };
}
