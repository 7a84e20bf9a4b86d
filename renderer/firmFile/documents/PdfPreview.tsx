import { LeftOutlined, RightOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { useEffect, useRef, useState } from 'react';
import { toAppError } from '../../../shared/errors.ts';
import { useT } from '../../state/language.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Folder of the page that holds what PDFs may need: character maps, standard fonts, decoders. */
const FOLDER = new URL(`${import.meta.env.BASE_URL}pdf/`, window.location.href).href;
const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3] as const;

interface PdfPreviewProps {
  readonly bytes: ArrayBuffer;
}

/** A PDF drawn on a canvas, page by page. */
export function PdfPreview({ bytes }: PdfPreviewProps) {
  const t = useT();
  const [pdf, setPdf] = useState<PDFDocumentProxy>();
  const [error, setError] = useState<unknown>();
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(2);
  useEffect(() => {
    // The worker takes what it is given: it gets a copy.
    const task = getDocument({
      data: new Uint8Array(bytes.slice(0)),
      cMapUrl: `${FOLDER}cmaps/`,
      cMapPacked: true,
      standardFontDataUrl: `${FOLDER}standard_fonts/`,
      wasmUrl: `${FOLDER}wasm/`,
      iccUrl: `${FOLDER}iccs/`,
    });
    task.promise.then(setPdf, (cause: unknown) => {
      if (!task.destroyed) setError(cause);
    });
    return () => void task.destroy();
  }, [bytes]);
  if (error !== undefined) return <ErrorState error={toAppError(error)} />;
  if (!pdf) return <LoadingState rows={6} />;
  const turn = (to: number) => setPage(Math.min(pdf.numPages, Math.max(1, to)));
  return (
    <div
      className="pv-pdf"
      role="document"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: pages are turned by keys
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key === 'PageDown') turn(page + 1);
        else if (event.key === 'PageUp') turn(page - 1);
        else return;
        event.preventDefault();
      }}
    >
      <div className="pv-tools">
        <IconButton
          icon={<LeftOutlined />}
          label={t('firm.pageBefore')}
          keyText="PgUp"
          onClick={() => turn(page - 1)}
        />
        <span data-testid="pdf-pages">{t('firm.pageOf', { page, pages: pdf.numPages })}</span>
        <IconButton icon={<RightOutlined />} label={t('firm.pageNext')} keyText="PgDn" onClick={() => turn(page + 1)} />
        <IconButton
          icon={<ZoomOutOutlined />}
          label={t('page.mapZoomOut')}
          onClick={() => setZoom(Math.max(0, zoom - 1))}
        />
        <IconButton
          icon={<ZoomInOutlined />}
          label={t('page.mapZoomIn')}
          onClick={() => setZoom(Math.min(ZOOMS.length - 1, zoom + 1))}
        />
      </div>
      <PdfPage pdf={pdf} page={page} zoom={ZOOMS[zoom] ?? 1} onError={setError} />
    </div>
  );
}

interface PdfPageProps {
  readonly pdf: PDFDocumentProxy;
  readonly page: number;
  readonly zoom: number;
  readonly onError: (error: unknown) => void;
}

function PdfPage({ pdf, page, zoom, onError }: PdfPageProps) {
  const t = useT();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(0);
  useEffect(() => {
    let stop = () => {};
    let wanted = true;
    const draw = async () => {
      const sheet = await pdf.getPage(page);
      const target = canvas.current;
      if (!wanted || !target || !frame.current) return;
      const natural = sheet.getViewport({ scale: 1 });
      const fit = Math.max(200, frame.current.clientWidth - 24) / natural.width;
      const viewport = sheet.getViewport({ scale: fit * zoom * window.devicePixelRatio });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      target.style.width = `${natural.width * fit * zoom}px`;
      const task = sheet.render({ canvas: target, viewport });
      stop = () => task.cancel();
      await task.promise;
      if (wanted) setDrawn(page);
    };
    // What was cancelled because another page is wanted is no failure.
    draw().catch((error: unknown) => wanted && onError(error));
    return () => {
      wanted = false;
      stop();
    };
  }, [pdf, page, zoom, onError]);
  return (
    <div className="pv-scroll" ref={frame}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={t('firm.pageOf', { page, pages: pdf.numPages })}
        data-testid="pdf-canvas"
        data-drawn={drawn}
      />
    </div>
  );
}
