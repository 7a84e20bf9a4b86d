import { Segmented } from 'antd';
import type { MapMode } from '../../map/api.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';

/** 3D, 2D, or what the machine can do. */
export function ModeSwitch() {
  const t = useT();
  const mode = useDesk((desk) => desk.mode);
  return (
    <Segmented<MapMode>
      value={mode}
      aria-label={t('page.mapMode')}
      data-testid="mode-switch"
      onChange={(next) => useDesk.setState({ mode: next })}
      options={[
        { value: '3d', label: t('page.mode3dShort'), title: t('page.mode3d') },
        { value: '2d', label: t('page.mode2dShort'), title: t('page.mode2d') },
        { value: 'auto', label: t('page.modeAutoShort'), title: t('page.modeAuto') },
      ]}
    />
  );
}
