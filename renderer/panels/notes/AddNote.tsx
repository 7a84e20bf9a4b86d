import { Button, Input, Tooltip } from 'antd';
import { useState } from 'react';
import { useT } from '../../state/language.ts';
import { notifySuccess } from '../../ui/notify.ts';
import { useCommand } from '../useCommand.ts';

interface AddNoteProps {
  readonly incidentId: string;
}

/** Where the action "add a note" puts the keyboard. */
export const NOTE_INPUT_ID = 'incident-note';

/** A note for the timeline. The text stays until the hub has it. */
export function AddNote({ incidentId }: AddNoteProps) {
  const t = useT();
  const { run, busy, blocked } = useCommand('incidents.note');
  const [text, setText] = useState('');
  const empty = text.trim() === '';
  const add = async () => {
    if (empty || blocked !== undefined || busy) return;
    if (!(await run({ incidentId, text: text.trim() }))) return;
    setText('');
    notifySuccess(t('incident.noteAdded'));
  };
  return (
    <section className="add-note">
      <Input.TextArea
        id={NOTE_INPUT_ID}
        value={text}
        maxLength={4000}
        autoSize={{ minRows: 2, maxRows: 8 }}
        disabled={blocked !== undefined}
        placeholder={blocked ?? t('incident.notePlaceholder')}
        aria-label={t('incident.noteTitle')}
        data-testid="note-text"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void add();
        }}
      />
      <div className="add-note-foot">
        <span className="muted">{t('incident.noteHint')}</span>
        <Tooltip title={blocked ?? (empty ? t('incident.noteEmpty') : undefined)}>
          <Button
            size="small"
            type="primary"
            loading={busy}
            disabled={empty || blocked !== undefined}
            data-testid="note-add"
            onClick={() => void add()}
          >
            {t('incident.noteAdd')}
          </Button>
        </Tooltip>
      </div>
    </section>
  );
}
