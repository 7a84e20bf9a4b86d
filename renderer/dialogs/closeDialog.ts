import { useDesk } from '../state/desk.ts';

/** Closes the open dialog and forgets what it was about. */
export function closeDialog(): void {
  useDesk.setState({ dialog: undefined, dialogPosition: undefined, dialogSubjectId: undefined });
}
