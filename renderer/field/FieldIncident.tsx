import { Button, Input } from 'antd';
import { type FormEvent, useId } from 'react';
import type { Incident } from '../../shared/records/incident.ts';
import { formatCoordinate, formatTime } from '../format.ts';
import { useCommand } from '../panels/useCommand.ts';
import { useT } from '../state/language.ts';
import { Field, Fields } from '../ui/Fields.tsx';
import { notifySuccess } from '../ui/notify.ts';
import { IncidentStateTag } from '../ui/StateTags.tsx';
import { useDraft } from '../ui/useDraft.ts';
import { NavigateLink } from './FieldTask.tsx';

/** The incident that the tasks are for, and a note to everybody who works on it. */
export function FieldIncident({ incident }: { readonly incident: Incident }) {
  const t = useT();
  return (
    <section className="om-field-incident" aria-label={incident.name} data-testid="field-incident">
      <h2>
        {incident.name} <IncidentStateTag state={incident.state} />
      </h2>
      <Fields>
        <Field label={t('page.fieldSubstance')}>{incident.substance}</Field>
        <Field label={t('page.fieldPlace')}>{incident.subjectName ?? incident.address}</Field>
        <Field label={t('page.fieldOccurred')}>{formatTime(incident.occurredAt)}</Field>
        <Field label={t('page.fieldPosition')}>
          {formatCoordinate(incident.position)} <NavigateLink {...incident.position} />
        </Field>
        <Field label={t('page.fieldDescription')}>{incident.description}</Field>
      </Fields>
      <NoteForm incidentId={incident.id} />
    </section>
  );
}

function NoteForm({ incidentId }: { readonly incidentId: string }) {
  const t = useT();
  const id = useId();
  const [text, setText] = useDraft(`note ${incidentId}`);
  const { run, busy, blocked } = useCommand('incidents.note');
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    if (!(await run({ incidentId, text: text.trim() }))) return;
    setText('');
    notifySuccess(t('page.noteSent'));
  };
  return (
    <form className="om-field-note" onSubmit={(event) => void send(event)}>
      <label htmlFor={id}>{t('page.fieldNote')}</label>
      <Input.TextArea
        id={id}
        rows={3}
        maxLength={4000}
        value={text}
        placeholder={t('page.fieldNoteHint')}
        data-testid="field-note"
        onChange={(event) => setText(event.target.value)}
      />
      <Button
        size="large"
        htmlType="submit"
        loading={busy}
        disabled={text.trim() === '' || blocked !== undefined}
        title={blocked}
        data-testid="field-note-send"
      >
        {t('page.fieldNoteSend')}
      </Button>
    </form>
  );
}
