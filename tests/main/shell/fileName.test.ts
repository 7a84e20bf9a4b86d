import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pdfFileName } from '../../../main/shell/fileName.ts';

describe('fileName', () => {
  it('keeps what people read and drops what systems refuse', () => {
    expect(pdfFileName('氯气泄漏 报告')).toBe('氯气泄漏 报告.pdf');
    expect(pdfFileName('report.PDF')).toBe('report.pdf');
    expect(pdfFileName('../../etc/passwd')).toBe('etc passwd.pdf');
    expect(pdfFileName('a:b*c?"<>|')).toBe('a b c.pdf');
    expect(pdfFileName('')).toBe('report.pdf');
    expect(pdfFileName('con')).toBe('report con.pdf');
  });

  it('is always one plain name that fits every file system', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const name = pdfFileName(text);
        expect(basename(name)).toBe(name);
        expect(name).toMatch(/^[^.<>:"/\\|?*\p{Cc}][^<>:"/\\|?*\p{Cc}]*\.pdf$/u);
        expect([...name].length).toBeLessThanOrEqual(131);
      }),
    );
  });
});
