import { Button } from 'antd';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { useSession } from '../state/session.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ACTION_ICONS } from './icons.tsx';
import { actionNamed, isEnabled } from './index.ts';
import { keyText } from './keyText.ts';
import { runAction } from './runAction.ts';

interface ActionButtonProps {
  readonly id: string;
  readonly look: 'icon' | 'text' | 'primary';
  readonly pressed?: boolean | undefined;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
}

/** The button of an action: its name, shortcut and whether it can be run come from the list of actions. */
export function ActionButton({ id, look, pressed, placement }: ActionButtonProps) {
  const t = useT();
  // What an action asks about whether it can run.
  useSession((state) => state.info?.user.role);
  useDesk((desk) => desk.focusIncidentId);
  useDesk((desk) => desk.replay === undefined);
  const action = actionNamed(id);
  if (!action) return null;
  const enabled = isEnabled(action);
  const title = t(action.titleKey);
  const testId = `action-${id.replaceAll('.', '-')}`;
  if (look === 'icon') {
    return (
      <IconButton
        icon={ACTION_ICONS[id] ?? title}
        label={title}
        pressed={pressed}
        keyText={action.key === undefined ? undefined : keyText(action.key)}
        blocked={enabled ? undefined : t('page.actionBlocked')}
        testId={testId}
        {...(placement === undefined ? {} : { placement })}
        onClick={() => runAction(action)}
      />
    );
  }
  return (
    <Button
      type={look === 'primary' ? 'primary' : 'default'}
      size="small"
      disabled={!enabled}
      icon={ACTION_ICONS[id]}
      data-testid={testId}
      onClick={() => runAction(action)}
    >
      {title}
    </Button>
  );
}
