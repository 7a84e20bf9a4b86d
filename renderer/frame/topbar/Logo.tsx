/** The mark of the app: the one map, and the warning on it. */
export function Logo() {
  return (
    <svg viewBox="0 0 24 24" width="1.75rem" height="1.75rem" aria-hidden="true" style={{ flex: 'none' }}>
      <path d="M12 1.5 22 7v10l-10 5.5L2 17V7Z" fill="none" stroke="var(--om-accent)" strokeWidth="1.6" />
      <path d="M2 7l10 5.5L22 7M12 12.5v10" fill="none" stroke="var(--om-accent)" strokeWidth="1" opacity="0.45" />
      <path d="M12 6.2 16.4 13.8H7.6Z" fill="var(--om-red)" />
    </svg>
  );
}
