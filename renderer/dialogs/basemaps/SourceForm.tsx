import { Button, Input, InputNumber, Popconfirm, Select, Slider, Switch } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { notifySuccess } from '../../ui/notify.ts';
import { FileChoice } from './FileChoice.tsx';
import { isFile, missingIn, recordOf, type SourceDraft, TIANDITU_CHOICES, withInfo } from './sourceDraft.ts';
import { TilePreview } from './TilePreview.tsx';

interface SourceFormProps {
  readonly initial: SourceDraft;
  readonly files: OutputOf<'basemaps.list'>['files'];
  readonly folder: string;
  readonly onFiles: () => void;
  readonly onClose: () => void;
}

/** One source: where its tiles are, how deep they go, whom to credit; with a tile for a trial. */
export function SourceForm({ initial, files, folder, onFiles, onClose }: SourceFormProps) {
  const t = useT();
  const [draft, setDraft] = useState(initial);
  const put = useCommand('records.put');
  const remove = useCommand('records.remove');
  const change = (changes: Partial<SourceDraft>) => setDraft({ ...draft, ...changes });
  const missing = missingIn(draft);
  const blocked = put.blocked ?? (missing && t(`layers.missing_${missing}`));
  const save = async () => {
    if (!(await put.run({ kind: 'baseMapSource', record: recordOf(draft) }))) return;
    notifySuccess(t('layers.sourceSaved', { name: draft.name }));
    onClose();
  };
  const drop = async () => {
    if (draft.id === undefined) return;
    const gone = await remove.run({ kind: 'baseMapSource', ids: [draft.id], reason: t('layers.sourceRemoved') });
    if (gone) onClose();
  };
  return (
    <div className="base-maps-form" data-testid="source-form">
      <Line label={t('layers.sourceName')}>
        {(id) => (
          <Input
            id={id}
            value={draft.name}
            maxLength={200}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Line>
      {isFile(draft.category) && (
        <FileChoice
          files={files}
          folder={folder}
          value={draft.file}
          onChange={(file, info) => setDraft(withInfo(draft, file, info))}
          onFiles={onFiles}
        />
      )}
      {draft.category === 'tianditu' && (
        <Line label={t('layers.tiandituLayer')}>
          {(id) => (
            <Select
              id={id}
              value={draft.url ?? null}
              onChange={(url: string) => change({ url, name: t(`layers.tianditu_${url}`) })}
              options={TIANDITU_CHOICES.map((layer) => ({ value: layer, label: t(`layers.tianditu_${layer}`) }))}
            />
          )}
        </Line>
      )}
      {(draft.category === 'xyz' || draft.category === 'wmts') && (
        <Line label={t('layers.sourceUrl')} hint={t(`layers.urlHint_${draft.category}`)}>
          {(id) => (
            <Input
              id={id}
              value={draft.url ?? ''}
              maxLength={1000}
              spellCheck={false}
              onChange={(event) => change({ url: event.target.value })}
            />
          )}
        </Line>
      )}
      <div className="base-maps-pair">
        <Line label={t('layers.minLevel')}>
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              max={24}
              value={draft.minLevel}
              onChange={(value) => change({ minLevel: value ?? 0 })}
            />
          )}
        </Line>
        <Line label={t('layers.maxLevel')}>
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              max={24}
              value={draft.maxLevel}
              onChange={(value) => change({ maxLevel: value ?? 18 })}
            />
          )}
        </Line>
        <Line label={t('layers.sourceShown')}>
          {(id) => <Switch id={id} size="small" checked={draft.shown} onChange={(shown) => change({ shown })} />}
        </Line>
      </div>
      <Line label={t('layers.opacity')}>
        {() => (
          <Slider
            min={10}
            max={100}
            step={5}
            value={Math.round((draft.opacity ?? 1) * 100)}
            ariaLabelForHandle={t('layers.opacity')}
            onChange={(percent) => change({ opacity: percent / 100 })}
          />
        )}
      </Line>
      <Line label={t('layers.sourceCredit')}>
        {(id) => (
          <Input
            id={id}
            value={draft.credit ?? ''}
            maxLength={300}
            onChange={(event) => change({ credit: event.target.value })}
          />
        )}
      </Line>
      <TilePreview draft={draft} />
      <div className="button-row">
        <Button
          type="primary"
          loading={put.busy}
          disabled={blocked !== undefined}
          title={blocked ?? ''}
          data-testid="source-save"
          onClick={() => void save()}
        >
          {t('layers.sourceSave')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        {draft.id !== undefined && (
          <Popconfirm
            title={t('layers.removeTitle', { name: draft.name })}
            okText={t('layers.remove')}
            okButtonProps={{ danger: true }}
            cancelText={t('common.cancel')}
            onConfirm={() => void drop()}
          >
            <Button danger disabled={remove.blocked !== undefined}>
              {t('layers.remove')}
            </Button>
          </Popconfirm>
        )}
        {missing && <span className="hint">{t(`layers.missing_${missing}`)}</span>}
      </div>
    </div>
  );
}

interface LineProps {
  readonly label: string;
  readonly hint?: string;
  readonly children: (id: string) => ReactNode;
}

/** A labelled field. */
function Line({ label, hint, children }: LineProps) {
  const id = useId();
  return (
    <div className="base-maps-line">
      <label htmlFor={id}>{label}</label>
      <div>
        {children(id)}
        {hint !== undefined && <p className="hint">{hint}</p>}
      </div>
    </div>
  );
}
