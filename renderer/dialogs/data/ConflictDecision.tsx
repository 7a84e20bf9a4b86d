import { Alert, Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { provenanceSchema } from '../../../shared/records/base.ts';
import type { DataConflict } from '../../../shared/records/desk.ts';
import { formatDate, formatNumber, formatTime } from '../../format.ts';
import { userName } from '../../panels/focus.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useQuery } from '../../panels/useQuery.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { notifySuccess } from '../../ui/notify.ts';
import { fieldText, valueText } from './conflictValue.ts';

interface ConflictDecisionProps {
  readonly conflict: DataConflict;
}

/** One conflict, field by field: what stands and who says so, what was proposed and by whom; decided with a reason. */
export function ConflictDecision({ conflict }: ConflictDecisionProps) {
  const t = useT();
  const { id, name, kind, fields, owner, proposer, file, raisedAt, state, subjectId } = conflict;
  const [accept, setAccept] = useState<ReadonlySet<string>>(new Set());
  const [why, setWhy] = useState('');
  const { run, busy, blocked } = useCommand('conflicts.decide');
  const { data, error } = useQuery('records.get', { id: subjectId }, state);
  const provenance = provenanceSchema.safeParse(data?.record.provenance).data;
  const isOpen = state === 'open';
  const decide = async (accepted: readonly string[]) => {
    const decided = await run({ id, accept: [...accepted], why: why.trim() });
    if (decided) notifySuccess(t(accepted.length > 0 ? 'dialog.conflictAccepted' : 'dialog.conflictKept', { name }));
  };
  const choose = (field: string, isAccepted: boolean) => {
    const next = new Set(accept);
    if (isAccepted) next.add(field);
    else next.delete(field);
    setAccept(next);
  };
  return (
    <section className="conflict" aria-label={name} data-testid="conflict">
      <h3>{name}</h3>
      {error && <Alert type="warning" showIcon title={t('dialog.conflictGone')} />}
      <table className="conflict-table">
        <thead>
          <tr>
            <th scope="col">{t('dialog.importColumnField')}</th>
            <th scope="col">
              {t('dialog.conflictPresent')}
              <span className="hint">{owner || t('common.unknown')}</span>
            </th>
            <th scope="col">
              {t('dialog.conflictProposed')}
              <span className="hint">
                {proposer || t('common.unknown')} · {formatTime(raisedAt)}
                {file !== undefined && ` · ${file}`}
              </span>
            </th>
            {isOpen && <th scope="col">{t('dialog.conflictDecision')}</th>}
          </tr>
        </thead>
        <tbody>
          {fields.map(({ field, present, proposed }) => {
            const asOf = provenance?.parts?.[field]?.asOf ?? provenance?.asOf;
            const said = provenance?.parts?.[field]?.producer;
            return (
              <tr key={field}>
                <th scope="row">{fieldText(t, field)}</th>
                <td className={accept.has(field) ? 'conflict-left' : ''}>
                  {valueText(t, kind, field, present)}
                  <span className="hint">
                    {[said, asOf === undefined ? undefined : formatDate(asOf)].filter(Boolean).join(' · ')}
                  </span>
                </td>
                <td className={accept.has(field) ? 'conflict-taken' : ''}>{valueText(t, kind, field, proposed)}</td>
                {isOpen && (
                  <td>
                    <Segmented<string>
                      size="small"
                      value={accept.has(field) ? 'accept' : 'keep'}
                      disabled={blocked !== undefined}
                      aria-label={fieldText(t, field)}
                      onChange={(value) => choose(field, value === 'accept')}
                      options={[
                        { value: 'keep', label: t('dialog.conflictKeep') },
                        { value: 'accept', label: t('dialog.conflictAccept') },
                      ]}
                    />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {isOpen ? (
        <>
          <Input.TextArea
            rows={2}
            maxLength={1000}
            value={why}
            placeholder={t('dialog.conflictWhy')}
            aria-label={t('dialog.conflictWhy')}
            data-testid="conflict-why"
            onChange={(event) => setWhy(event.target.value)}
          />
          <div className="button-row conflict-buttons">
            <Button
              disabled={busy || blocked !== undefined}
              onClick={() => setAccept(new Set(fields.map(({ field }) => field)))}
            >
              {t('dialog.conflictAcceptAll')}
            </Button>
            <Button
              type="primary"
              loading={busy}
              disabled={blocked !== undefined}
              title={blocked ?? ''}
              data-testid="conflict-decide"
              onClick={() => void decide([...accept])}
            >
              {accept.size === 0
                ? t('dialog.conflictRefuse')
                : t('dialog.conflictDecide', { count: formatNumber(accept.size), of: formatNumber(fields.length) })}
            </Button>
          </div>
        </>
      ) : (
        <Decided conflict={conflict} />
      )}
    </section>
  );
}

function Decided({ conflict }: ConflictDecisionProps) {
  const t = useT();
  const lists = useRecords((records) => records.lists);
  const { state, decidedBy, decidedAt, why } = conflict;
  return (
    <p className="hint">
      {t(`dialog.conflict_${state}`)} · {decidedBy === undefined ? '' : userName(lists, decidedBy)}
      {decidedAt !== undefined && ` · ${formatTime(decidedAt)}`}
      {why !== undefined && ` · ${why}`}
    </p>
  );
}
