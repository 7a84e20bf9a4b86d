import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import type { FirmDocument } from '../../../shared/records/document.ts';
import { formatBytes, formatDate } from '../../format.ts';
import { saveFile } from '../../frame/saveFile.ts';
import { FieldList } from '../../panels/details/FieldList.tsx';
import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { Source } from '../Source.tsx';
import { ImagePreview } from './ImagePreview.tsx';
import { previewKind } from './previewKind.ts';
import { TextPreview } from './TextPreview.tsx';
import { useFileBytes } from './useFileBytes.ts';

const PdfPreview = lazy(async () => ({ default: (await import('./PdfPreview.tsx')).PdfPreview }));
const DocxPreview = lazy(async () => ({ default: (await import('./DocxPreview.tsx')).DocxPreview }));

interface DocumentPreviewProps {
  readonly document: FirmDocument;
}

/** A document with its facts, and its content where this page can show it. */
export function DocumentPreview({ document }: DocumentPreviewProps) {
  const t = useT();
  const { provenance } = document;
  const { bytes, error } = useFileBytes(document.fileId);
  const save = () => {
    if (bytes) saveFile(document.fileName, new Blob([bytes], { type: 'application/octet-stream' }));
  };
  const day = (at: number | undefined) => (at === undefined ? t('firm.notStated') : formatDate(at));
  return (
    <section className="pv" aria-label={document.name} data-testid="document-preview">
      <header className="pv-head">
        <h3>{document.name}</h3>
        <Button icon={<DownloadOutlined />} disabled={!bytes} onClick={save} data-testid="document-save">
          {t('firm.saveFile')}
        </Button>
      </header>
      <FieldList
        fields={[
          { label: t('firm.kind'), value: t(`records.document_${document.category}`) },
          { label: t('firm.documentNumber'), value: document.number ?? t('firm.notStated') },
          { label: t('firm.issuedAt'), value: day(document.issuedAt) },
          { label: t('firm.expiresAt'), value: day(document.expiresAt) },
          { label: t('firm.file'), value: `${document.fileName} · ${formatBytes(document.bytes)}` },
          {
            label: t('firm.source'),
            value: <Source provenance={{ ...provenance, asOf: provenance.asOf ?? document.issuedAt }} />,
          },
        ]}
      />
      <div className="pv-body">
        {error && <ErrorState error={error} />}
        {!error && !bytes && <LoadingState rows={6} />}
        {bytes && (
          <Suspense fallback={<LoadingState rows={6} />}>
            <Content document={document} bytes={bytes} key={document.fileId} />
          </Suspense>
        )}
      </div>
    </section>
  );
}

function Content({ document, bytes }: DocumentPreviewProps & { readonly bytes: ArrayBuffer }) {
  const t = useT();
  switch (previewKind(document)) {
    case 'pdf':
      return <PdfPreview bytes={bytes} />;
    case 'docx':
      return <DocxPreview bytes={bytes} />;
    case 'image':
      return <ImagePreview bytes={bytes} fileName={document.fileName} name={document.name} />;
    case 'csv':
      return <TextPreview bytes={bytes} table />;
    case 'text':
      return <TextPreview bytes={bytes} table={false} />;
    case 'none':
      return <EmptyState text={t('firm.previewNone')} />;
  }
}
