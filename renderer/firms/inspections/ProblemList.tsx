import { Button } from 'antd';
import { type Inspection, PROBLEM_STATES } from '../../../shared/records/inspection.ts';
import { usePrinting } from '../../firmFile/printing.ts';
import { formatDate } from '../../format.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useNow } from '../../ui/useNow.ts';

const TONES = { open: 'warning', mended: 'advisory', accepted: 'good' } as const;

interface ProblemListProps {
  readonly inspection: Inspection;
  readonly onChanged: () => void;
}

/** Problems of an inspection: open, mended, accepted; the next step is one button. */
export function ProblemList({ inspection, onChanged }: ProblemListProps) {
  const t = useT();
  const now = useNow(60_000);
  const printing = usePrinting();
  const { run, busy, blocked } = useCommand('records.put');
  if (inspection.problems.length === 0) return <p className="muted">{t('firm.noProblems')}</p>;
  const step = async (index: number) => {
    const problems = inspection.problems.map((problem, at) => {
      const next = PROBLEM_STATES[PROBLEM_STATES.indexOf(problem.state) + 1];
      return at === index && next ? { ...problem, state: next } : problem;
    });
    if (await run({ kind: 'inspection', record: { ...inspection, problems } })) onChanged();
  };
  return (
    <ol className="in-problems">
      {inspection.problems.map((problem, index) => {
        const late = problem.state === 'open' && problem.dueAt !== undefined && problem.dueAt < now;
        const next = PROBLEM_STATES[PROBLEM_STATES.indexOf(problem.state) + 1];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: problems have nothing but their place
          <li key={index} data-testid="problem">
            <StatusTag tone={late ? 'order' : TONES[problem.state]} solid={late}>
              {late ? t('inspection.overdue') : t(`records.problemState_${problem.state}`)}
            </StatusTag>
            <span className="in-problem-text">{problem.text}</span>
            {problem.dueAt !== undefined && (
              <span className="muted">{t('inspection.due', { date: formatDate(problem.dueAt) })}</span>
            )}
            {next && !printing && (
              <Button
                size="small"
                disabled={busy || blocked !== undefined}
                title={blocked ?? ''}
                onClick={() => void step(index)}
                data-testid="problem-next"
              >
                {t(`inspection.to_${next}`)}
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
