import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportReport } from '../../../shared/contract/imports.ts';
import { toAppError } from '../../../shared/errors.ts';
import { hub } from '../../state/session.ts';
import { kindByName } from './acceptedFiles.ts';
import { type ChosenFile, MAX_FILE_BYTES, readFile } from './chosenFile.ts';
import { takeDroppedFiles, useDroppedFiles } from './droppedFiles.ts';
import { type Choices, type ImportState, isChecked, START, stepFrom } from './importState.ts';

/** A large file takes its time on a weak machine, ms. */
const IMPORT_TIMEOUT_MS = 600_000;

function runImport(file: ChosenFile, choices: Choices, dryRun: boolean): Promise<ImportReport> {
  const { kind, producer, demo, columns, coordinateSystem, onConflict, placement } = choices;
  return hub().call(
    'imports.run',
    {
      fileName: file.name,
      kind,
      content: file.content,
      dryRun,
      producer: producer.trim(),
      demo,
      coordinateSystem,
      onConflict,
      ...(Object.keys(columns).length === 0 ? {} : { columns: { ...columns } }),
      ...(placement ? { placement } : {}),
    },
    IMPORT_TIMEOUT_MS,
  );
}

/** The import wizard: file → what it is → its columns → check by a dry run → import; one file of a queue at a time. */
export function useImport() {
  const [state, setState] = useState<ImportState>(START);
  const latest = useRef(state);
  latest.current = state;
  const change = useCallback((part: Partial<ImportState>) => setState((now) => ({ ...now, ...part })), []);

  /** Reads the file of the queue that is next in line. */
  const open = useCallback(
    async (queue: ImportState['queue'], at: number) => {
      const queued = queue[at];
      if (!queued) return;
      const { choices } = latest.current;
      const next: Choices = {
        ...choices,
        kind: kindByName(queued.file.name) ?? choices.kind,
        columns: {},
        coordinateSystem: 'auto',
        placement: undefined,
      };
      const cleared = { file: undefined, report: undefined, checked: undefined, result: undefined, error: undefined };
      change({ ...cleared, queue, at, step: 'file', reading: 0, choices: next });
      try {
        const file = await readFile(queued.file, (reading) => change({ reading }));
        change({ file, reading: undefined });
      } catch (error) {
        change({ reading: undefined, error: toAppError(error) });
      }
    },
    [change],
  );

  /** Adds files to the queue; the first begins at once when none is under way. */
  const choose = useCallback(
    (files: readonly File[]) => {
      if (files.length === 0) return;
      const { queue, at, file, step, working, reading } = latest.current;
      const added = files.map((one, i) => ({ id: queue.length + i, file: one, state: 'waiting' as const }));
      const isBusy = working !== undefined || reading !== undefined;
      if (!isBusy && (file === undefined || step === 'file' || step === 'result')) {
        // A file that was chosen but not begun gives way to the new ones.
        const before = file && step === 'file' && files.length === 1 ? queue.filter((_, i) => i !== at) : queue;
        const next = [...before, ...added];
        latest.current = { ...latest.current, queue: next };
        void open(next, next.length - added.length);
        return;
      }
      const next = [...queue, ...added];
      latest.current = { ...latest.current, queue: next };
      change({ queue: next });
    },
    [change, open],
  );

  const dropped = useDroppedFiles(({ files }) => files);
  useEffect(() => {
    if (dropped.length > 0) choose(takeDroppedFiles());
  }, [dropped, choose]);

  /** Asks the hub what would become of the file under these choices; true when it answered. */
  const check = async (choices: Choices): Promise<boolean> => {
    const { file } = latest.current;
    if (!file || file.bytes > MAX_FILE_BYTES) return false;
    change({ choices, working: 'checking', error: undefined });
    try {
      const report = await runImport(file, choices, true);
      change({ report, checked: choices, working: undefined });
      latest.current = { ...latest.current, report, checked: choices };
      return true;
    } catch (error) {
      change({ working: undefined, error: toAppError(error) });
      return false;
    }
  };

  /** Goes on; what was chosen since the last check is checked first. */
  const next = async () => {
    const now = latest.current;
    if (!isChecked(now) && !(await check(now.choices))) return;
    setState((after) => ({ ...after, step: stepFrom(after, 1), error: undefined }));
  };
  const back = () => setState((now) => ({ ...now, step: stepFrom(now, -1), error: undefined }));

  const write = async () => {
    const { file, choices, queue, at } = latest.current;
    if (!file) return;
    change({ working: 'writing', error: undefined });
    try {
      const result = await runImport(file, choices, false);
      const imported = result.imported + result.updated;
      change({ step: 'result', result, working: undefined, queue: marked(queue, at, 'imported', imported) });
    } catch (error) {
      change({ working: undefined, error: toAppError(error) });
    }
  };

  /** Passes to the next file that waits; the present one is passed over when it has not been imported. */
  const nextFile = () => {
    const { queue, at } = latest.current;
    const left = queue[at]?.state === 'waiting' ? marked(queue, at, 'passed') : queue;
    const waiting = left.findIndex(({ state: one }, i) => i > at && one === 'waiting');
    if (waiting >= 0) void open(left, waiting);
  };

  const markUndone = () => {
    const { queue, at } = latest.current;
    change({ queue: marked(queue, at, 'undone') });
  };
  const choosing = (part: Partial<Choices>) => setState((now) => ({ ...now, choices: { ...now.choices, ...part } }));
  const restart = () => setState({ ...START, choices: { ...START.choices, producer: state.choices.producer } });

  return { state, choosing, choose, check, next, back, write, nextFile, markUndone, restart };
}
export type Import = ReturnType<typeof useImport>;

function marked(
  queue: ImportState['queue'],
  at: number,
  state: ImportState['queue'][number]['state'],
  imported?: number,
): ImportState['queue'] {
  return queue.map((queued, i) => (i === at ? { ...queued, state, imported } : queued));
}
