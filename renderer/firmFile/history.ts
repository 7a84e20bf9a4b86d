import type { FirmFile } from '../../shared/contract/firms.ts';
import type { Translate } from '../../shared/i18n/index.ts';

export const HISTORY_KINDS = ['incident', 'alarm', 'inspection', 'complaint', 'document', 'import'] as const;
export type HistoryKind = (typeof HISTORY_KINDS)[number];

/** One thing that happened to a firm. */
export interface HistoryEntry {
  readonly id: string;
  readonly kind: HistoryKind;
  readonly atMs: number;
  readonly title: string;
  /** Said under the title; a function because it needs the language. */
  readonly about: (t: Translate) => string;
}

/** Everything that happened, the newest first: alarms, incidents and their course, inspections, complaints, papers, imports. */
export function historyOf(file: FirmFile): HistoryEntry[] {
  const entries: HistoryEntry[] = [
    ...file.alarms.map((alarm) => ({
      id: alarm.id,
      kind: 'alarm' as const,
      atMs: alarm.raisedAt,
      title: alarm.name,
      about: (t: Translate) =>
        join(t(`records.alarmPriority_${alarm.priority}`), t(`records.alarmState_${alarm.state}`), alarm.description),
    })),
    ...file.incidents.map((incident) => ({
      id: incident.id,
      kind: 'incident' as const,
      atMs: incident.openedAt,
      title: incident.name,
      about: (t: Translate) => join(t('firm.incidentOpened'), incident.substance, incident.description),
    })),
    ...file.incidentSteps.map((step) => ({
      id: `${step.incidentId} ${step.atMs} ${step.to}`,
      kind: 'incident' as const,
      atMs: step.atMs,
      title: file.incidents.find(({ id }) => id === step.incidentId)?.name ?? step.incidentId,
      about: (t: Translate) => join(t(`records.incidentState_${step.to}`), step.why),
    })),
    ...file.inspections.map((inspection) => ({
      id: inspection.id,
      kind: 'inspection' as const,
      atMs: inspection.at,
      title: inspection.name,
      about: (t: Translate) =>
        join(
          t(`records.inspection_${inspection.category}`),
          inspection.problems.length === 0
            ? t('firm.noProblems')
            : t('firm.problemsFound', { count: inspection.problems.length }),
          inspection.inspectors.join('、'),
        ),
    })),
    ...file.complaints.map((complaint) => ({
      id: complaint.id,
      kind: 'complaint' as const,
      atMs: complaint.at,
      title: complaint.name,
      about: (t: Translate) => join(t(`records.complaintState_${complaint.state}`), complaint.text, complaint.answer),
    })),
    ...file.documents.flatMap((document) => {
      const atMs = document.issuedAt ?? document.provenance.asOf;
      if (atMs === undefined) return [];
      return [
        {
          id: document.id,
          kind: 'document' as const,
          atMs,
          title: document.name,
          about: (t: Translate) => join(t(`records.document_${document.category}`), document.number),
        },
      ];
    }),
    ...file.imports.map((batch) => ({
      id: batch.id,
      kind: 'import' as const,
      atMs: batch.importedAt,
      title: batch.name,
      about: (t: Translate) => t('firm.importedFile'),
    })),
  ];
  return entries.sort((a, b) => b.atMs - a.atMs || (a.id < b.id ? -1 : 1));
}

function join(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
