import { Dropdown, type MenuProps } from 'antd';
import { type ReactNode, useState } from 'react';
import { useT } from '../state/language.ts';
import type { Action, ActionGroup } from './action.ts';
import { ACTION_ICONS } from './icons.tsx';
import { ACTIONS, actionNamed, isEnabled } from './index.ts';
import { keyText } from './keyText.ts';
import { runAction } from './runAction.ts';

/** Groups in the order of menus and help. */
export const ACTION_GROUPS: readonly ActionGroup[] = ['incident', 'data', 'map', 'view', 'system'];

/** The menu of everything that can be done, by group. */
export function ActionMenu({ label, icon }: { readonly label: string; readonly icon: ReactNode }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const itemOf = (action: Action) => ({
    key: action.id,
    icon: ACTION_ICONS[action.id],
    label: t(action.titleKey),
    disabled: !isEnabled(action),
    ...(action.key === undefined ? {} : { extra: keyText(action.key) }),
  });
  const items: MenuProps['items'] = open
    ? ACTION_GROUPS.map((group) => ({
        key: group,
        label: t(`page.group_${group}`),
        children: ACTIONS.filter((action) => action.group === group).map(itemOf),
      })).filter(({ children }) => children.length > 0)
    : [];
  const run: MenuProps['onClick'] = ({ key }) => {
    const action = actionNamed(key);
    if (action) runAction(action);
  };
  return (
    <Dropdown menu={{ items, onClick: run }} trigger={['click']} open={open} onOpenChange={setOpen} autoFocus>
      <button type="button" className="om-icon-button" aria-label={label} title={label} data-testid="action-menu">
        {icon}
      </button>
    </Dropdown>
  );
}
