import { useEffect, useState } from 'react';
import { type AppError, toAppError } from '../../../shared/errors.ts';
import { fetchFromHub } from '../../state/session.ts';

interface FileBytes {
  readonly bytes?: ArrayBuffer | undefined;
  readonly error?: AppError | undefined;
}

/** The bytes of a kept file; undefined asks for nothing. */
export function useFileBytes(fileId: string | undefined): FileBytes {
  const [answer, setAnswer] = useState<FileBytes & { readonly fileId?: string }>({});
  useEffect(() => {
    if (fileId === undefined) return;
    let wanted = true;
    fetchFromHub(`/files/${fileId}`)
      .then((response) => response.arrayBuffer())
      .then(
        (bytes) => wanted && setAnswer({ bytes, fileId }),
        (error: unknown) => wanted && setAnswer({ error: toAppError(error), fileId }),
      );
    return () => {
      wanted = false;
    };
  }, [fileId]);
  return answer.fileId === fileId ? answer : {};
}
