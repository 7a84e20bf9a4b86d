import { Button, Input, Popover, Select } from 'antd';
import { useEffect, useState } from 'react';
import type { ImportReport } from '../../../shared/contract/imports.ts';
import type { Field } from '../../../shared/exporting/fields.ts';
import type { ColumnMapping } from '../../../shared/records/desk.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { ensureKinds } from '../../state/session.ts';
import { notifyError, notifySuccess } from '../../ui/notify.ts';
import { systemText } from './systemText.ts';
import type { Import } from './useImport.ts';

interface KeptMappingProps {
  readonly wizard: Import;
  readonly report: ImportReport;
  readonly fields: readonly Field[];
  readonly columnOf: (field: Field) => string;
}

/** Mappings kept for this kind: the one that was recognised, others to apply, and a way to keep this one. */
export function KeptMapping({ wizard, report, fields, columnOf }: KeptMappingProps) {
  const t = useT();
  const all = useRecords((state) => state.lists.columnMapping);
  useEffect(() => {
    ensureKinds(['columnMapping']).catch(notifyError);
  }, []);
  const kept = all.filter(({ kind }) => kind === report.kind);
  const recognised = kept.find(({ id }) => id === report.mappingId);
  const apply = (mapping: ColumnMapping | undefined) => {
    if (!mapping) return;
    const { choices } = wizard.state;
    // What the mapping names but the file does not have is left to the guess.
    const columns = Object.entries(mapping.columns).filter(
      ([, column]) => column === '' || report.header.includes(column),
    );
    void wizard.check({
      ...choices,
      columns: Object.fromEntries(columns),
      ...(mapping.coordinateSystem === undefined ? {} : { coordinateSystem: mapping.coordinateSystem }),
      ...(choices.producer === '' && mapping.producer ? { producer: mapping.producer } : {}),
    });
  };
  return (
    <div className="import-mapping" data-testid="import-mapping">
      <span>
        {recognised
          ? t('dialog.mappingRecognised', { name: recognised.name })
          : t(kept.length > 0 ? 'dialog.mappingNone' : 'dialog.mappingNoneKept')}
        {recognised?.coordinateSystem !== undefined && ` · ${systemText(t, recognised.coordinateSystem)}`}
      </span>
      {kept.length > 0 && (
        <Select<string>
          size="small"
          placeholder={t('dialog.mappingApply')}
          aria-label={t('dialog.mappingApply')}
          value={null}
          popupMatchSelectWidth={false}
          onChange={(id) => apply(kept.find((mapping) => mapping.id === id))}
          options={kept.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <SaveMapping wizard={wizard} report={report} fields={fields} columnOf={columnOf} kept={kept} />
    </div>
  );
}

interface SaveMappingProps extends KeptMappingProps {
  readonly kept: readonly ColumnMapping[];
}

function SaveMapping({ wizard, report, fields, columnOf, kept }: SaveMappingProps) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const { run, busy, blocked } = useCommand('records.put');
  const { coordinateSystem, producer } = wizard.state.choices;
  const save = async () => {
    const wanted = name.trim();
    if (wanted === '') return;
    // The same name again replaces what was kept under it.
    const before = kept.find((mapping) => mapping.name === wanted);
    const saved = await run({
      kind: 'columnMapping',
      record: {
        ...(before ? { id: before.id } : {}),
        name: wanted,
        kind: report.kind,
        header: report.header.slice(0, 500),
        columns: Object.fromEntries(fields.map((field) => [field, columnOf(field)])),
        ...(coordinateSystem === 'auto' ? {} : { coordinateSystem }),
        ...(producer.trim() === '' ? {} : { producer: producer.trim() }),
      },
    });
    if (!saved) return;
    setOpen(false);
    notifySuccess(t('dialog.mappingSaved', { name: wanted }));
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      title={t('dialog.mappingSave')}
      content={
        <div className="import-mapping-save">
          <Input
            autoFocus
            value={name}
            maxLength={200}
            placeholder={t('dialog.mappingName')}
            aria-label={t('dialog.mappingName')}
            data-testid="mapping-name"
            onChange={(event) => setName(event.target.value)}
            onPressEnter={() => void save()}
          />
          <p className="hint">{t('dialog.mappingSaveHint')}</p>
          <Button
            type="primary"
            size="small"
            loading={busy}
            disabled={name.trim() === ''}
            onClick={() => void save()}
            data-testid="mapping-save-ok"
          >
            {t('common.save')}
          </Button>
        </div>
      }
    >
      <Button size="small" disabled={blocked !== undefined} title={blocked ?? ''} data-testid="mapping-save">
        {t('dialog.mappingSave')}
      </Button>
    </Popover>
  );
}
