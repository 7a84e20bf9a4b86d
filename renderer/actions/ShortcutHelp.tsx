import './palette.css';
import { Modal } from 'antd';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { ACTION_GROUPS } from './ActionMenu.tsx';
import { ACTIONS } from './index.ts';
import { keyText } from './keyText.ts';

/** Every shortcut, from the list of actions itself. */
export function ShortcutHelp() {
  const t = useT();
  const open = useDesk((desk) => desk.dialog === 'shortcuts');
  const groups = ACTION_GROUPS.map((group) => ({
    group,
    actions: ACTIONS.filter((action) => action.group === group && action.key !== undefined),
  })).filter(({ actions }) => actions.length > 0);
  return (
    <Modal
      open={open}
      title={t('page.shortcuts')}
      footer={null}
      width="min(48rem, 92vw)"
      onCancel={() => useDesk.setState({ dialog: undefined })}
      destroyOnHidden
    >
      <div className="om-shortcuts" data-testid="shortcut-help">
        {groups.map(({ group, actions }) => (
          <section key={group}>
            <h3>{t(`page.group_${group}`)}</h3>
            <dl>
              {actions.map((action) => (
                <div key={action.id}>
                  <dt>{t(action.titleKey)}</dt>
                  <dd>
                    <kbd className="om-kbd">{keyText(action.key ?? '')}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
