import { DeleteOutlined, FileOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { FirmDocument } from '../../../shared/records/document.ts';
import { formatDate } from '../../format.ts';
import { useBlocked, useCommand } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { nextIndex } from '../../ui/arrowKeys.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { ReasonPopover } from '../../ui/ReasonPopover.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useNow } from '../../ui/useNow.ts';
import { DataTable } from '../DataTable.tsx';
import { AttachDocument } from '../documents/AttachDocument.tsx';
import { DocumentPreview } from '../documents/DocumentPreview.tsx';
import { DropZone } from '../documents/DropZone.tsx';
import { daysLeft, validityOf } from '../documents/expiry.ts';
import { usePrinting } from '../printing.ts';
import type { SectionProps } from './section.ts';

const TONES = { valid: 'good', unlimited: 'plain', soon: 'caution', expired: 'order' } as const;

/** Plans, permits and other papers: attached by dropping, shown beside the list. */
export function DocumentsSection({ file, reload }: SectionProps) {
  const t = useT();
  const printing = usePrinting();
  const blocked = useBlocked('documents.attach');
  const [chosenId, setChosenId] = useState<string>();
  const [waiting, setWaiting] = useState<readonly File[]>([]);
  const { documents, firm } = file;
  if (printing) return <DocumentTable documents={documents} />;
  const chosen = documents.find(({ id }) => id === chosenId) ?? documents[0];
  const [next] = waiting;
  return (
    <div className="ff-documents">
      <DropZone blocked={blocked} onFiles={(files) => setWaiting([...waiting, ...files])}>
        {documents.length === 0 ? (
          <EmptyState text={t('firm.documentsNone')} detail={t('firm.documentsHow')} />
        ) : (
          <DocumentList documents={documents} chosenId={chosen?.id} onChoose={setChosenId} onRemoved={reload} />
        )}
      </DropZone>
      {chosen && <DocumentPreview document={chosen} key={chosen.id} />}
      {next && (
        <AttachDocument
          key={`${next.name} ${waiting.length}`}
          subjectId={firm.id}
          file={next}
          onClose={(attached) => {
            setWaiting(waiting.slice(1));
            if (attached) reload();
          }}
        />
      )}
    </div>
  );
}

interface DocumentListProps {
  readonly documents: readonly FirmDocument[];
  readonly chosenId: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onRemoved: () => void;
}

function DocumentList({ documents, chosenId, onChoose, onRemoved }: DocumentListProps) {
  const t = useT();
  const { run, blocked } = useCommand('records.remove');
  const remove = async (id: string, reason: string) => {
    if (await run({ kind: 'document', ids: [id], reason })) onRemoved();
  };
  const index = documents.findIndex(({ id }) => id === chosenId);
  return (
    <ul className="ff-doc-list">
      {documents.map((document) => (
        <li key={document.id} className={document.id === chosenId ? 'chosen' : undefined}>
          <button
            type="button"
            className="ff-doc"
            aria-pressed={document.id === chosenId}
            onClick={() => onChoose(document.id)}
            onKeyDown={(event) => {
              const next = documents[nextIndex(event.key, index, documents.length) ?? -1];
              if (!next) return;
              event.preventDefault();
              onChoose(next.id);
              const item = event.currentTarget.closest('ul')?.children[documents.indexOf(next)];
              item?.querySelector('button')?.focus();
            }}
            data-testid="document-row"
          >
            <FileOutlined aria-hidden="true" />
            <span className="ff-doc-main">
              <b>{document.name}</b>
              <span className="muted">
                {t(`records.document_${document.category}`)}
                {document.number !== undefined && ` · ${document.number}`}
              </span>
            </span>
            <Expiry document={document} />
          </button>
          <ReasonPopover
            title={t('firm.removeDocument')}
            placeholder={t('firm.removeWhy')}
            confirmText={t('common.delete')}
            onConfirm={(reason) => void remove(document.id, reason)}
          >
            <span>
              <IconButton
                icon={<DeleteOutlined />}
                label={t('firm.removeDocument')}
                blocked={blocked}
                onClick={() => {}}
              />
            </span>
          </ReasonPopover>
        </li>
      ))}
    </ul>
  );
}

/** How long a document is still valid, in its colour. */
export function Expiry({ document }: { readonly document: FirmDocument }) {
  const t = useT();
  const now = useNow(60_000);
  const validity = validityOf(document, now);
  const days = document.expiresAt === undefined ? 0 : Math.abs(daysLeft(document.expiresAt, now));
  return (
    <StatusTag tone={TONES[validity]} solid={validity === 'expired'} testId={`expiry-${validity}`}>
      {t(`firm.validity_${validity}`, { days })}
    </StatusTag>
  );
}

function DocumentTable({ documents }: { readonly documents: readonly FirmDocument[] }) {
  const t = useT();
  if (documents.length === 0) return <p className="muted">{t('firm.documentsNone')}</p>;
  const day = (at: number | undefined) => (at === undefined ? '—' : formatDate(at));
  return (
    <DataTable
      caption={t('records.document')}
      rows={documents}
      rowKey={({ id }) => id}
      provenanceOf={({ provenance }) => provenance}
      columns={[
        { id: 'name', title: t('firm.name'), cell: ({ name }) => name },
        { id: 'kind', title: t('firm.kind'), cell: ({ category }) => t(`records.document_${category}`) },
        { id: 'number', title: t('firm.documentNumber'), cell: ({ number }) => number ?? '—' },
        { id: 'issued', title: t('firm.issuedAt'), cell: ({ issuedAt }) => day(issuedAt) },
        { id: 'expires', title: t('firm.expiresAt'), cell: ({ expiresAt }) => day(expiresAt) },
        { id: 'validity', title: t('firm.validity'), cell: (document) => <Expiry document={document} /> },
      ]}
    />
  );
}
