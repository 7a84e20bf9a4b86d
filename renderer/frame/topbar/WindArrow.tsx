/** An arrow that points where the wind blows to. @param fromDeg where it comes from, clockwise from north */
export function WindArrow({ fromDeg, size = '1.375rem' }: { readonly fromDeg: number; readonly size?: string }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" style={{ flex: 'none' }}>
      <g transform={`rotate(${fromDeg + 180} 12 12)`}>
        <path d="M12 2 18 12H13.4V22H10.6V12H6Z" fill="var(--om-accent)" />
      </g>
    </svg>
  );
}
