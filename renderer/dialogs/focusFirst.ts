/**
 * For `afterOpenChange` of a dialog: puts the keyboard into its first field, or into the element that `selector` names.
 * The dialog itself would give it to its close button.
 */
export function focusFirst(selector: string): (open: boolean) => void {
  return (open) => {
    if (open) document.querySelector<HTMLElement>(selector)?.focus();
  };
}
