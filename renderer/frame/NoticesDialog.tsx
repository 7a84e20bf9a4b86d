import { Modal } from 'antd';
import type { DesktopNotice } from '../../preload/bridge.ts';
import { formatTime } from '../format.ts';
import { useDesktopNotices } from '../login/followDesktop.ts';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { useSession } from '../state/session.ts';
import { EmptyState } from '../ui/EmptyState.tsx';

const NONE: readonly DesktopNotice[] = [];

/** What the store has to say: rebuilt, set aside, restored; and what the desktop shell said. */
export function NoticesDialog() {
  const t = useT();
  const open = useDesk((desk) => desk.dialog === 'notices');
  const fromHub = useSession((state) => state.info?.notices ?? NONE);
  const fromDesktop = useDesktopNotices((state) => state.notices);
  const notices = [...fromDesktop, ...fromHub];
  return (
    <Modal
      open={open}
      title={t('page.notices')}
      footer={null}
      onCancel={() => useDesk.setState({ dialog: undefined })}
      destroyOnHidden
    >
      {notices.length === 0 ? (
        <EmptyState text={t('page.noticesEmpty')} />
      ) : (
        <ul className="om-notices" data-testid="notices">
          {notices.map((notice) => (
            <li key={`${notice.key} ${notice.at}`}>
              <time>{formatTime(notice.at)}</time>
              <p>{t(notice.key, notice.params)}</p>
            </li>
          ))}
        </ul>
      )}
    </Modal>
  );
}
