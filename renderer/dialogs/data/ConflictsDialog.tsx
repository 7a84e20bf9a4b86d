import './data.css';
import { Modal, Segmented } from 'antd';
import { useState } from 'react';
import type { DataConflict } from '../../../shared/records/desk.ts';
import { formatNumber, formatTime } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { closeDialog } from '../closeDialog.ts';
import { focusFirst } from '../focusFirst.ts';
import { ConflictDecision } from './ConflictDecision.tsx';
import { useConflicts } from './openConflicts.ts';

const TONES = { open: 'caution', accepted: 'good', refused: 'plain' } as const;
/** Rows that are drawn; the queue is worked off from the top. */
const SHOWN = 300;

/** 数据冲突: where producers say different things, what stands, what was proposed, and who decides. */
export function ConflictsDialog() {
  const t = useT();
  const all = useConflicts();
  const [showsDecided, setShowsDecided] = useState(false);
  const [chosenId, setChosenId] = useState<string | undefined>();
  const open = all.filter(({ state }) => state === 'open').toSorted((a, b) => a.raisedAt - b.raisedAt);
  const decided = all
    .filter(({ state }) => state !== 'open')
    .toSorted((a, b) => (b.decidedAt ?? 0) - (a.decidedAt ?? 0));
  const listed = showsDecided ? decided : open;
  const chosen = listed.find(({ id }) => id === chosenId) ?? listed[0];
  return (
    <Modal
      open
      title={t('dialog.conflictsTitle')}
      width="min(1120px, calc(100vw - 48px))"
      footer={null}
      onCancel={closeDialog}
      afterOpenChange={focusFirst('.conflict-list button')}
      className="form-dialog conflicts-dialog"
      data-testid="conflicts-dialog"
    >
      <p className="form-about">{t('dialog.conflictsAbout')}</p>
      <Segmented<string>
        size="small"
        value={showsDecided ? 'decided' : 'open'}
        aria-label={t('dialog.conflictsTitle')}
        onChange={(value) => setShowsDecided(value === 'decided')}
        options={[
          { value: 'open', label: t('dialog.conflictsOpenTab', { count: formatNumber(open.length) }) },
          { value: 'decided', label: t('dialog.conflictsDecidedTab', { count: formatNumber(decided.length) }) },
        ]}
      />
      {chosen ? (
        <div className="conflicts">
          <ul className="conflict-list" data-testid="conflict-list">
            {listed.slice(0, SHOWN).map((conflict) => (
              <li key={conflict.id}>
                <ConflictRow
                  conflict={conflict}
                  isChosen={conflict.id === chosen.id}
                  onChoose={() => setChosenId(conflict.id)}
                />
              </li>
            ))}
          </ul>
          <ConflictDecision key={chosen.id} conflict={chosen} />
        </div>
      ) : (
        <EmptyState text={t(showsDecided ? 'dialog.conflictsNoneDecided' : 'dialog.conflictsNone')} />
      )}
    </Modal>
  );
}

interface ConflictRowProps {
  readonly conflict: DataConflict;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function ConflictRow({ conflict, isChosen, onChoose }: ConflictRowProps) {
  const t = useT();
  const { name, kind, owner, proposer, raisedAt, state, fields } = conflict;
  return (
    <button type="button" className="conflict-row" aria-pressed={isChosen} onClick={onChoose}>
      <span className="conflict-name">{name}</span>
      <StatusTag tone={TONES[state]}>{t(`dialog.conflict_${state}`)}</StatusTag>
      <span className="hint">
        {t(`records.${kind}`)} · {t('dialog.conflictFields', { count: formatNumber(fields.length) })}
      </span>
      <span className="hint">
        {owner || '—'} ← {proposer || '—'}
      </span>
      <span className="hint">{formatTime(raisedAt)}</span>
    </button>
  );
}
