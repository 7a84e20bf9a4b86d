import { renderAsync } from 'docx-preview';
import { useEffect, useRef, useState } from 'react';
import { toAppError } from '../../../shared/errors.ts';
import { useT } from '../../state/language.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';

interface DocxPreviewProps {
  readonly bytes: ArrayBuffer;
}

/**
 * A Word document laid out in a frame of its own. R1: the frame runs no scripts and leads nowhere, whatever the document
 * holds (`sandbox` without scripts, and the page's own content security policy).
 */
export function DocxPreview({ bytes }: DocxPreviewProps) {
  const t = useT();
  const frame = useRef<HTMLIFrameElement>(null);
  const [state, setState] = useState<'drawing' | 'drawn'>('drawing');
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    const inner = frame.current?.contentDocument;
    if (!inner) return;
    let wanted = true;
    inner.body.replaceChildren();
    inner.head.replaceChildren();
    const options = {
      inWrapper: true,
      useBase64URL: true,
      renderAltChunks: false,
      breakPages: true,
      hideWrapperOnPrint: true,
    };
    renderAsync(bytes.slice(0), inner.body, inner.head, options).then(
      () => {
        if (!wanted) return;
        inner.body.style.margin = '0';
        fitWidth(inner);
        for (const link of inner.querySelectorAll('a')) link.removeAttribute('href');
        setState('drawn');
      },
      (cause: unknown) => wanted && setError(cause),
    );
    return () => {
      wanted = false;
    };
  }, [bytes]);
  if (error !== undefined) return <ErrorState error={toAppError(error)} />;
  return (
    <iframe
      ref={frame}
      className="pv-docx"
      title={t('firm.preview')}
      sandbox="allow-same-origin"
      data-testid="docx-frame"
      data-state={state}
    />
  );
}

/** Room beside the sheet, pixels. */
const ROOM_PX = 24;

/** Makes the widest sheet as wide as the frame where it is wider. */
function fitWidth(inner: Document): void {
  const sheets = [...inner.querySelectorAll<HTMLElement>('section')];
  const widest = Math.max(...sheets.map(({ offsetWidth }) => offsetWidth), 1);
  inner.body.style.zoom = String(Math.min(1, (inner.documentElement.clientWidth - ROOM_PX) / (widest + ROOM_PX)));
}
