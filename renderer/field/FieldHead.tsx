import { formatClock } from '../format.ts';
import { Connection } from '../frame/topbar/Connection.tsx';
import { LanguageSwitch } from '../frame/topbar/LanguageSwitch.tsx';
import { Logo } from '../frame/topbar/Logo.tsx';
import { useT } from '../state/language.ts';
import { useSession } from '../state/session.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import { useNow } from '../ui/useNow.ts';

/** Who I am, the hub's time, and whether the hub is there. */
export function FieldHead() {
  const t = useT();
  const info = useSession((state) => state.info);
  const now = useNow();
  return (
    <header className="om-field-head">
      <Logo />
      <div>
        <h1>{t('page.title_field')}</h1>
        {info && (
          <p data-testid="field-user">
            {info.user.name} · {t(`records.role_${info.user.role}`)}
          </p>
        )}
      </div>
      {info?.mode === 'drill' && (
        <StatusTag tone="shelter" solid testId="drill-mark">
          {t('page.drillTag')}
        </StatusTag>
      )}
      <div className="om-field-head-end">
        <Connection />
        <time>{formatClock(now)}</time>
        <LanguageSwitch />
      </div>
    </header>
  );
}
