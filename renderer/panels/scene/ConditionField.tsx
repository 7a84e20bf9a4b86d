import { Select, Tooltip } from 'antd';
import { INSTALLATION_CONDITIONS, type Installation } from '../../../shared/records/installation.ts';
import { useT } from '../../state/language.ts';
import { useCommand } from '../useCommand.ts';

/** What an installation is doing, as the desk sets it: at once on every screen and in its 3D body. */
export function ConditionField({ installation }: { readonly installation: Installation }) {
  const t = useT();
  const { run, busy, blocked } = useCommand('records.put');
  const set = (condition: NonNullable<Installation['condition']>) =>
    void run({ kind: 'installation', record: { ...installation, condition } });
  return (
    <Tooltip title={blocked}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: antd's select is the control inside */}
      <label className="om-scene-condition">
        <span>{t('scene.condition')}</span>
        <Select
          size="small"
          value={installation.condition ?? 'normal'}
          loading={busy}
          disabled={blocked !== undefined}
          onChange={set}
          data-testid="installation-condition"
          aria-label={t('scene.condition')}
          options={INSTALLATION_CONDITIONS.map((value) => ({ value, label: t(`records.condition_${value}`) }))}
        />
      </label>
    </Tooltip>
  );
}
