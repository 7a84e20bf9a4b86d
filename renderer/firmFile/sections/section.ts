import type { FirmFile } from '../../../shared/contract/firms.ts';

/** What each section is given. */
export interface SectionProps {
  readonly file: FirmFile;
  /** Asks the hub again: something was changed here. */
  readonly reload: () => void;
}
