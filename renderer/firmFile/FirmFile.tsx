import './firmFile.css';
import { useEffect, useState } from 'react';
import { useQuery } from '../panels/useQuery.ts';
import { useRecords } from '../state/records.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { FirmHead } from './FirmHead.tsx';
import { isSection, type Section } from './open.ts';
import { FirmSheet } from './print/FirmSheet.tsx';
import { SectionRail } from './SectionRail.tsx';
import { SECTION_VIEWS } from './sections/index.ts';

interface FirmFileProps {
  readonly firmId: string;
  readonly section?: string | undefined;
}

/** One firm one file (一企一档): everything kept of a firm, in sections. */
export function FirmFile({ firmId, section }: FirmFileProps) {
  const seq = useSettledSeq();
  const { data, error, reload } = useQuery('firms.file', { firmId }, seq);
  const [printing, setPrinting] = useState(false);
  const open: Section = isSection(section) ? section : 'basics';
  const Open = SECTION_VIEWS[open];
  if (error && !data) return <ErrorState error={error} onRetry={reload} />;
  if (!data) return <LoadingState rows={8} />;
  if (printing) return <FirmSheet file={data} onClose={() => setPrinting(false)} />;
  return (
    <div className="ff" data-testid="firm-file">
      <FirmHead file={data} onPrint={() => setPrinting(true)} />
      <SectionRail file={data} open={open} />
      <div
        className="ff-body"
        role="tabpanel"
        id="ff-panel"
        aria-labelledby={`ff-tab-${open}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
        tabIndex={0}
        data-testid={`firm-section-${open}`}
        key={open}
      >
        <Open file={data} reload={reload} />
      </div>
    </div>
  );
}

/** Milliseconds without a change after which the file is asked for again. */
const SETTLED_MS = 400;

/** Position of the log once it has been quiet for a moment: an import does not reload the file a hundred times. */
function useSettledSeq(): number {
  const seq = useRecords((state) => state.seq);
  const [settled, setSettled] = useState(seq);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(seq), SETTLED_MS);
    return () => window.clearTimeout(timer);
  }, [seq]);
  return settled;
}
