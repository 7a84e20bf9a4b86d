import { Button, Spin } from 'antd';
import type { AppError } from '../../shared/errors.ts';
import { errorText } from '../../shared/i18n/index.ts';
import { useAccess } from '../login/access.ts';
import { useT } from '../state/language.ts';
import { useSession } from '../state/session.ts';
import { Logo } from './topbar/Logo.tsx';
import './frame.css';

interface StartScreenProps {
  readonly error?: AppError | undefined;
  readonly onRetry: () => void;
}

/** What shows until the records are here: what is being waited for, or what went wrong. */
export function StartScreen({ error, onRetry }: StartScreenProps) {
  const t = useT();
  const connection = useSession((state) => state.connection);
  const url = useAccess((state) => state.url);
  return (
    <main className="om-start" data-testid="start-screen">
      <h1>
        <Logo /> {t('common.appName')}
      </h1>
      {error ? (
        <>
          <p role="alert">{errorText(t, error)}</p>
          <Button type="primary" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        </>
      ) : (
        <p role="status">
          <Spin size="small" /> {t(connection === 'online' ? 'page.startLoading' : 'page.startConnecting', { url })}
        </p>
      )}
    </main>
  );
}
