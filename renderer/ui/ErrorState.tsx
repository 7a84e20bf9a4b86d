import './ui.css';
import { ExclamationCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { toAppError } from '../../shared/errors.ts';
import { errorText } from '../../shared/i18n/index.ts';
import { useT } from '../state/language.ts';

interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}

/** What failed, in words, and the way to try again. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const t = useT();
  return (
    <div className="om-state" role="alert" data-testid="error-state">
      <span className="om-state-icon error" aria-hidden="true">
        <ExclamationCircleOutlined />
      </span>
      <p>{errorText(t, toAppError(error))}</p>
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
    </div>
  );
}
