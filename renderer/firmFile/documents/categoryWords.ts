import type { FirmDocument } from '../../../shared/records/document.ts';

/** What kind of document a file's name speaks of. */
export function categoryOfName(name: string): FirmDocument['category'] {
  const words: readonly (readonly [RegExp, FirmDocument['category']])[] = [
    [/预案|plan/i, 'plan'],
    [/许可|permit/i, 'permit'],
    [/环评|批复|assess/i, 'assessment'],
    [/msds|sds|安全技术说明/i, 'msds'],
    [/检查|inspect/i, 'inspection'],
    [/平面|图纸|drawing|布置图/i, 'drawing'],
    [/\.(jpe?g|png|webp|bmp|gif)$/i, 'photo'],
  ];
  return words.find(([word]) => word.test(name))?.[1] ?? 'other';
}
