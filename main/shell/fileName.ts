/** Characters and endings that Windows, the strictest of the three systems, does not allow in a file name. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}]/gu;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const LONGEST = 120;

/** A file name ending in `.pdf` made from any suggestion; never a path, never empty. */
export function pdfFileName(suggested: string): string {
  const stem = suggested
    .replace(/\.pdf$/i, '')
    .replaceAll(FORBIDDEN, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '');
  const short = [...stem].slice(0, LONGEST).join('').trimEnd();
  return `${short === '' || RESERVED.test(short) ? `report ${short}`.trimEnd() : short}.pdf`;
}
