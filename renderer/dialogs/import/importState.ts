import type { ImportKind, ImportReport, ModelPlacement, OnConflict } from '../../../shared/contract/imports.ts';
import type { AppError } from '../../../shared/errors.ts';
import { isModelFile } from './acceptedFiles.ts';
import type { ChosenFile } from './chosenFile.ts';

export const IMPORT_STEPS = ['file', 'recognise', 'columns', 'check', 'result'] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];

/** What a person decides about one file. */
export interface Choices {
  readonly kind: ImportKind;
  readonly producer: string;
  readonly demo: boolean;
  /** Field → column where the match is overruled; an empty column: not in the file. */
  readonly columns: Readonly<Record<string, string>>;
  readonly coordinateSystem: string;
  readonly onConflict: OnConflict;
  /** Where a 3D model stands. */
  readonly placement?: ModelPlacement | undefined;
}

/** A file in line. */
export interface QueuedFile {
  readonly id: number;
  readonly file: File;
  /** Records that came of it, once it is through; undefined while it waits or when it was passed over. */
  readonly imported?: number | undefined;
  readonly state: 'waiting' | 'imported' | 'undone' | 'passed';
}

/** Where the wizard stands. */
export interface ImportState {
  readonly step: ImportStep;
  readonly queue: readonly QueuedFile[];
  /** Which file of the queue it is about. */
  readonly at: number;
  readonly file?: ChosenFile | undefined;
  /** Share of the file that has been read, 0 to 1, while it is read. */
  readonly reading?: number | undefined;
  readonly working?: 'checking' | 'writing' | undefined;
  readonly choices: Choices;
  /** What a dry run said, and of which choices. */
  readonly report?: ImportReport | undefined;
  readonly checked?: Choices | undefined;
  readonly result?: ImportReport | undefined;
  readonly error?: AppError | undefined;
}

export const START: ImportState = {
  step: 'file',
  queue: [],
  at: 0,
  choices: {
    kind: 'riskSource',
    producer: '',
    demo: false,
    columns: {},
    coordinateSystem: 'auto',
    onConflict: 'queue',
  },
};

/** The steps that a file goes through: what has no columns to match skips that step. */
export function stepsOf({ report, file }: Pick<ImportState, 'report' | 'file'>): readonly ImportStep[] {
  const hasColumns = report ? report.header.length > 0 && report.kind !== 'place' : !isModelFile(file?.name ?? '');
  return IMPORT_STEPS.filter((step) => step !== 'columns' || hasColumns);
}

/** The step after or before this one. */
export function stepFrom(state: Pick<ImportState, 'report' | 'file' | 'step'>, by: 1 | -1): ImportStep {
  const steps = stepsOf(state);
  return steps[steps.indexOf(state.step) + by] ?? state.step;
}

/** True when the report is of what is chosen now. */
export function isChecked({ checked, choices, report }: ImportState): boolean {
  return report !== undefined && JSON.stringify(checked) === JSON.stringify(choices);
}
