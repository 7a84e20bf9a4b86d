import './login.css';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { errorText } from '../../shared/i18n/index.ts';
import { LanguageSwitch } from '../frame/topbar/LanguageSwitch.tsx';
import { Logo } from '../frame/topbar/Logo.tsx';
import { useT } from '../state/language.ts';
import { signIn, useAccess } from './access.ts';

/** Asks for the token of an account. @param error why the last one was refused */
export function Login({ error }: { readonly error?: AppError | undefined }) {
  const t = useT();
  const url = useAccess((state) => state.url);
  const [token, setToken] = useState('');
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (token.trim() !== '') signIn(token.trim());
  };
  return (
    <main className="om-login" data-testid="login">
      <div className="om-login-card">
        <h1>
          <Logo /> {t('common.appName')}
        </h1>
        <p>{t('page.loginText')}</p>
        <form onSubmit={submit}>
          <span>{t('page.loginHub')}</span>
          <p className="om-login-hub">{url}</p>
          <label htmlFor={id}>{t('page.loginToken')}</label>
          <Input.Password
            id={id}
            size="large"
            autoFocus
            autoComplete="current-password"
            value={token}
            status={error ? 'error' : ''}
            aria-describedby={error ? `${id}-error` : undefined}
            data-testid="login-token"
            onChange={(event) => setToken(event.target.value)}
          />
          {error && (
            <p id={`${id}-error`} className="om-login-error" role="alert" data-testid="login-error">
              {error.code === 'auth.required' ? t('page.loginRefused') : errorText(t, error)}
            </p>
          )}
          <Button type="primary" size="large" htmlType="submit" disabled={token.trim() === ''}>
            {t('page.loginSubmit')}
          </Button>
        </form>
        <footer className="om-login-foot">
          <span>{t('page.loginHelp')}</span>
          <LanguageSwitch />
        </footer>
      </div>
    </main>
  );
}
