import { Select } from 'antd';
import { openOver } from '../firmFile/open.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';

/** Chooses the source that the quick response is about. */
export function SourcePicker() {
  const t = useT();
  const sources = useRecords((state) => state.lists.mobileSource);
  if (sources.length === 0) return null;
  return (
    <Select
      className="rad-picker"
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('radiation.pick')}
      aria-label={t('radiation.pick')}
      options={sources.map(({ id, name, code }) => ({ value: id, label: [name, code].filter(Boolean).join(' ') }))}
      onChange={(subjectId: string) => openOver({ what: 'radiation', subjectId })}
      data-testid="radiation-picker"
    />
  );
}
