import { create } from 'zustand';

/** Files that were dropped onto the page and wait for the wizard to take them. */
interface DroppedFiles {
  readonly files: readonly File[];
}

export const useDroppedFiles = create<DroppedFiles>(() => ({ files: [] }));

/** Hands the waiting files over, once. */
export function takeDroppedFiles(): readonly File[] {
  const { files } = useDroppedFiles.getState();
  if (files.length > 0) useDroppedFiles.setState({ files: [] });
  return files;
}
