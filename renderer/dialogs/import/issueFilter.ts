import type { ImportIssue } from '../../../shared/contract/imports.ts';

/** An issue with its reason in words. */
export interface WordedIssue extends ImportIssue {
  readonly key: number;
  readonly text: string;
}

/** What is asked for; undefined or empty: everything. */
export interface IssueFilter {
  readonly severity?: ImportIssue['severity'] | undefined;
  readonly reason?: string | undefined;
  readonly text: string;
}

/** The issues that the filter lets through, in order. */
export function filterIssues(issues: readonly WordedIssue[], filter: IssueFilter): readonly WordedIssue[] {
  const wanted = filter.text.trim().toLowerCase();
  return issues.filter(
    ({ severity, reason, text, name, row, sheet }) =>
      (filter.severity === undefined || severity === filter.severity) &&
      (filter.reason === undefined || reason === filter.reason) &&
      (wanted === '' || `${row} ${sheet ?? ''} ${name ?? ''} ${text}`.toLowerCase().includes(wanted)),
  );
}

/** Issues of one reason. */
export interface ReasonCount {
  readonly reason: string;
  readonly count: number;
  /** One of them in words. */
  readonly example: string;
}

/** How many there are of each reason, the most frequent first. */
export function reasonCounts(issues: readonly WordedIssue[]): readonly ReasonCount[] {
  return [...Map.groupBy(issues, ({ reason }) => reason)]
    .map(([reason, group]) => ({ reason, count: group.length, example: group[0]?.text ?? '' }))
    .sort((a, b) => b.count - a.count);
}
