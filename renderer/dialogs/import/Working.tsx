import { Progress } from 'antd';
import { useEffect, useState } from 'react';
import { formatBytes, formatDuration } from '../../format.ts';
import { useT } from '../../state/language.ts';
import type { ImportState } from './importState.ts';

/** Work that takes longer than this shows that it goes on, ms. */
const SHOWN_AFTER_MS = 2000;
const TICK_MS = 1000;

/** What is going on, for how long. The hub works a file off as a whole: how far it is cannot be told, only that it goes. */
export function Working({ state }: { readonly state: ImportState }) {
  const t = useT();
  const { reading, working, file } = state;
  const elapsedMs = useElapsed(working);
  if (reading !== undefined) {
    const percent = Math.round(reading * 100);
    return (
      <div className="import-working" role="status">
        <span>{t('dialog.importReading')}</span>
        <Progress percent={percent} size="small" aria-label={t('dialog.importReading')} />
      </div>
    );
  }
  if (working === undefined || !file) return null;
  const key = working === 'checking' ? 'dialog.importChecking' : 'dialog.importWriting';
  return (
    <div className="import-working" role="status" data-testid="import-working">
      <span>
        {t(key, { file: file.name, size: formatBytes(file.bytes) })}
        {elapsedMs >= SHOWN_AFTER_MS && ` ${t('dialog.importElapsed', { time: formatDuration(elapsedMs) })}`}
      </span>
      <span className="import-going" aria-hidden="true" />
    </div>
  );
}

/** Milliseconds since the work began, told once a second. */
function useElapsed(working: unknown): number {
  const [elapsedMs, setElapsed] = useState(0);
  useEffect(() => {
    setElapsed(0);
    if (working === undefined) return;
    const startedAt = performance.now();
    const timer = setInterval(() => setElapsed(performance.now() - startedAt), TICK_MS);
    return () => clearInterval(timer);
  }, [working]);
  return elapsedMs;
}
