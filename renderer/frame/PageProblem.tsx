import { Button, Space } from 'antd';
import { useT } from '../state/language.ts';
import { EmptyState } from '../ui/EmptyState.tsx';

interface PageProblemProps {
  readonly error: Error;
  readonly part: boolean;
  readonly onRetry: () => void;
}

/** Says that a part could not be drawn, and offers the ways out: draw it again, then load the page again. */
export function PageProblem({ error, part, onRetry }: PageProblemProps) {
  const t = useT();
  return (
    <div role="alert" data-testid="page-problem" className={part ? 'om-problem part' : 'om-problem'}>
      <EmptyState
        text={t(part ? 'page.partFailed' : 'page.pageFailed')}
        detail={error.message}
        action={
          <Space>
            <Button type="primary" onClick={onRetry}>
              {t('common.retry')}
            </Button>
            <Button onClick={() => window.location.reload()}>{t('page.reload')}</Button>
          </Space>
        }
      />
    </div>
  );
}
