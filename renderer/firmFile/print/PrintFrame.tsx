import './print.css';
import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { bridgeValue } from '../../../preload/bridge.ts';
import { formatDate } from '../../format.ts';
import { fileNamePart } from '../../panels/selection/fileName.ts';
import { useT } from '../../state/language.ts';
import { hubNow } from '../../state/session.ts';
import { notifyError, notifySuccess } from '../../ui/notify.ts';
import { PrintingProvider } from '../printing.ts';

interface PrintFrameProps {
  /** Name of the PDF without date and ending. */
  readonly fileName: string;
  readonly onClose: () => void;
  /** True while something that must stand on the paper is not there yet. */
  readonly busy?: boolean;
  readonly children: ReactNode;
}

/** Sheets of A4 as they will be printed, with what prints them above. R1: Esc leaves the sheets, not the page below. */
export function PrintFrame({ fileName, onClose, busy = false, children }: PrintFrameProps) {
  const t = useT();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      onClose();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [onClose]);
  const print = async () => {
    const desktop = globalThis.onemap;
    if (!desktop) {
      window.print();
      return;
    }
    try {
      const name = `${fileNamePart(fileName)}_${formatDate(hubNow())}.pdf`;
      const { saved, path } = bridgeValue(await desktop.exportPdf(name));
      if (saved) notifySuccess(t('report.savedTo', { path: path ?? name }));
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <div className="fp-page">
      <nav className="fp-tools">
        <Button onClick={onClose} data-testid="print-back">
          ← {t('firm.backFromPrint')}
        </Button>
        <Button type="primary" disabled={busy} onClick={() => void print()} data-testid="print-pdf">
          {t('report.exportPdf')}
        </Button>
      </nav>
      <article className="fp-sheet" data-testid="print-sheet" data-busy={busy}>
        <PrintingProvider value={true}>{children}</PrintingProvider>
      </article>
    </div>
  );
}
