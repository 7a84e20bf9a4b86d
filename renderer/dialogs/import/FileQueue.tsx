import { formatBytes, formatNumber } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Import } from './useImport.ts';

const TONES = { waiting: 'plain', imported: 'good', undone: 'caution', passed: 'plain' } as const;

/** Several files: which is being seen to, what became of the others. */
export function FileQueue({ wizard }: { readonly wizard: Import }) {
  const t = useT();
  const { queue, at } = wizard.state;
  if (queue.length < 2) return null;
  return (
    <ol className="import-queue" aria-label={t('dialog.importQueue')} data-testid="import-queue">
      {queue.map(({ id, file, state, imported }, index) => (
        <li key={id} aria-current={index === at ? 'step' : undefined}>
          <span className="import-queue-name">{file.name}</span>
          <span className="hint">{formatBytes(file.size)}</span>
          <StatusTag tone={index === at && state === 'waiting' ? 'accent' : TONES[state]}>
            {index === at && state === 'waiting'
              ? t('dialog.importQueueNow')
              : t(`dialog.importQueue_${state}`, { count: formatNumber(imported ?? 0) })}
          </StatusTag>
        </li>
      ))}
    </ol>
  );
}
