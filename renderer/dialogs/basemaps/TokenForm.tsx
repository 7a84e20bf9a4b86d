import { Button, Input } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { notifySuccess } from '../../ui/notify.ts';

/** The Tianditu token of this hub: it is written here and never shown again. */
export function TokenForm({ hasToken, onChanged }: { readonly hasToken: boolean; readonly onChanged: () => void }) {
  const t = useT();
  const [token, setToken] = useState('');
  const { run, busy, blocked } = useCommand('basemaps.setToken');
  const save = async (next: string) => {
    if (!(await run({ token: next.trim() }))) return;
    setToken('');
    notifySuccess(t(next === '' ? 'layers.tokenGone' : 'layers.tokenKept'));
    onChanged();
  };
  return (
    <section className="base-maps-token">
      <h3>{t('layers.tokenTitle')}</h3>
      <p className="hint">{t(hasToken ? 'layers.tokenSet' : 'layers.tokenUnset')}</p>
      <div className="button-row">
        <Input.Password
          size="small"
          value={token}
          autoComplete="off"
          disabled={blocked !== undefined}
          placeholder={t('layers.tokenPlaceholder')}
          aria-label={t('layers.tokenTitle')}
          data-testid="tianditu-token"
          onChange={(event) => setToken(event.target.value)}
          onPressEnter={() => token.trim() !== '' && void save(token)}
        />
        <Button
          size="small"
          loading={busy}
          disabled={blocked !== undefined || token.trim() === ''}
          onClick={() => void save(token)}
        >
          {t('layers.tokenSave')}
        </Button>
        {hasToken && (
          <Button size="small" type="text" disabled={blocked !== undefined} onClick={() => void save('')}>
            {t('layers.tokenForget')}
          </Button>
        )}
      </div>
    </section>
  );
}
