/** A text that every file system takes as part of a file name. */
export function fileNamePart(text: string): string {
  return (
    text
      .replace(/[\\/:*?"<>|\p{Cc}\s]+/gu, '_')
      .replace(/^[_.]+|[_.]+$/g, '')
      .slice(0, 80) || 'file'
  );
}
