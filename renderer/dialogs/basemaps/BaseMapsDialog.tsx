import './basemaps.css';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { BaseMapSource } from '../../../shared/records/desk.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useQuery } from '../../panels/useQuery.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { closeDialog } from '../closeDialog.ts';
import { SourceForm } from './SourceForm.tsx';
import { SourceList } from './SourceList.tsx';
import { newDraft, type SourceDraft } from './sourceDraft.ts';
import { TokenForm } from './TokenForm.tsx';

const ADDED = ['xyz', 'wmts', 'tianditu', 'mbtiles'] as const;

/** The user's own base maps: what there is, in which order, and one of them open for a change or a trial. */
export function BaseMapsDialog() {
  const t = useT();
  const sources = useRecords((state) => state.lists.baseMapSource);
  const sorted = [...sources].sort((a, b) => b.order - a.order || (a.id < b.id ? -1 : 1));
  const [draft, setDraft] = useState<SourceDraft>();
  const [round, setRound] = useState(0);
  const { data, error, reload } = useQuery('basemaps.list', {}, round);
  const test = useCommand('basemaps.test');
  const add = (category: BaseMapSource['category']) =>
    setDraft(newDraft(category, sources, category === 'mbtiles' ? '' : t(`layers.add_${category}`)));
  return (
    <Modal
      open
      title={t('layers.baseMapsTitle')}
      width={960}
      footer={null}
      onCancel={closeDialog}
      className="form-dialog"
      data-testid="base-maps-dialog"
    >
      {test.blocked !== undefined && <p className="hint hint-warning">{test.blocked}</p>}
      {error && <ErrorState error={error} onRetry={reload} />}
      {!data && !error && <LoadingState rows={4} />}
      {data && (
        <div className="base-maps">
          <div className="base-maps-side">
            <div className="button-row">
              {ADDED.map((category) => (
                <Button
                  key={category}
                  size="small"
                  disabled={test.blocked !== undefined}
                  data-testid={`add-${category}`}
                  onClick={() => add(category)}
                >
                  {t(`layers.add_${category}`)}
                </Button>
              ))}
            </div>
            {sorted.length === 0 && <EmptyState text={t('layers.baseMapsEmpty')} />}
            <SourceList sources={sorted} openId={draft?.id} onOpen={setDraft} blocked={test.blocked} />
            <TokenForm hasToken={data.hasToken} onChanged={() => setRound(round + 1)} />
          </div>
          <div className="base-maps-main">
            {draft ? (
              <SourceForm
                key={draft.id ?? draft.category}
                initial={draft}
                files={data.files}
                folder={data.folder}
                onFiles={() => setRound(round + 1)}
                onClose={() => setDraft(undefined)}
              />
            ) : (
              <EmptyState text={t('layers.baseMapsHint')} />
            )}
          </div>
        </div>
      )}
    </Modal>
  );
}
