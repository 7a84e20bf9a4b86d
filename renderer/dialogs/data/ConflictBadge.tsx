import { formatNumber } from '../../format.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useOpenConflicts } from './openConflicts.ts';

/** Says in the top bar that producers disagree, and leads to the queue; absent while they do not. */
export function ConflictBadge() {
  const t = useT();
  const { length } = useOpenConflicts();
  if (length === 0) return null;
  return (
    <button
      type="button"
      className="om-notice-button om-tone-caution"
      data-testid="conflicts-button"
      onClick={() => useDesk.setState({ dialog: 'conflicts' })}
    >
      {t('dialog.conflictsCount', { count: formatNumber(length) })}
    </button>
  );
}
