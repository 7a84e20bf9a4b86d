import { MenuOutlined } from '@ant-design/icons';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { ActionMenu } from '../../actions/ActionMenu.tsx';
import { ConflictBadge } from '../../dialogs/data/ConflictBadge.tsx';
import { FeedDot } from '../../feeds/FeedDot.tsx';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useSession } from '../../state/session.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { Connection } from './Connection.tsx';
import { HubClock } from './HubClock.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Logo } from './Logo.tsx';
import { ModeSwitch } from './ModeSwitch.tsx';
import { WeatherNow } from './WeatherNow.tsx';

/** The line at the top: what this is, when it is, what the weather does, who is on duty, and the ways on. */
export function TopBar() {
  const t = useT();
  const info = useSession((state) => state.info);
  return (
    <header className="om-topbar" data-testid="topbar">
      <div className="om-brand">
        <Logo />
        <h1>{t('common.appName')}</h1>
        {info?.mode === 'drill' && (
          <StatusTag tone="shelter" solid testId="drill-mark">
            {t('page.drillTag')}
          </StatusTag>
        )}
      </div>
      <HubClock />
      <WeatherNow />
      <div className="om-topbar-end">
        {info && (
          <div className="om-duty" data-testid="duty-officer">
            <span className="om-duty-role">{t(`records.role_${info.user.role}`)}</span>
            <span className="om-duty-name">{info.user.name}</span>
          </div>
        )}
        <Connection />
        <FeedDot />
        <ConflictBadge />
        <Notices />
        <ModeSwitch />
        <LanguageSwitch />
        <ActionButton id="view.palette" look="icon" />
        <ActionMenu label={t('page.menu')} icon={<MenuOutlined />} />
      </div>
    </header>
  );
}

function Notices() {
  const t = useT();
  const count = useSession((state) => state.info?.notices.length ?? 0);
  if (count === 0) return null;
  return (
    <button
      type="button"
      className="om-notice-button om-tone-caution"
      data-testid="notices-button"
      onClick={() => useDesk.setState({ dialog: 'notices' })}
    >
      {t('page.noticesCount', { count })}
    </button>
  );
}
