import { useEffect, useState } from 'react';
import { type AppError, toAppError } from '../../shared/errors.ts';
import type { Panorama } from '../../shared/records/panorama.ts';
import { pictureOf } from './picture.ts';

interface Picture {
  /** Address of the picture in this page, once it is there. */
  readonly url?: string | undefined;
  readonly error?: AppError | undefined;
  retry(): void;
}

/** The picture of a panorama: fetched, or drawn from the scene. */
export function usePicture(panorama: Panorama): Picture {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ url?: string; error?: AppError }>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round tries again
  useEffect(() => {
    let url: string | undefined;
    let left = false;
    setState({});
    pictureOf(panorama).then(
      (blob) => {
        if (left) return;
        url = URL.createObjectURL(blob);
        setState({ url });
      },
      (error: unknown) => !left && setState({ error: toAppError(error) }),
    );
    return () => {
      left = true;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [panorama, round]);
  return { ...state, retry: () => setRound(round + 1) };
}
