import type { Field } from '../../shared/exporting/fields.ts';
import { records as en } from '../../shared/i18n/en/records.ts';
import { records as zh } from '../../shared/i18n/zh-CN/records.ts';
import type { NumberUnit } from '../../shared/records/ownFields.ts';
import { findCategory, findRiskGrade, isCategorised } from './categories.ts';
import { parseDate } from './dates.ts';
import { type Draft, fieldText } from './draft.ts';
import { headerUnit } from './fieldNames.ts';
import type { Finding } from './importer.ts';
import { type Converted, parseAreaM2, parseMassKg } from './massAndArea.ts';
import { parseMeasure } from './measures.ts';
import { isBlank, parseQuantity } from './numbers.ts';

const PEOPLE_UNITS = new Set(['', '人', '名', '位', '员', 'people', 'persons', 'person']);

/** Reads the values of one row; what cannot be used is left out with a remark, never guessed. */
export class FieldReader {
  readonly findings: Finding[];
  readonly #draft: Draft;

  constructor(draft: Draft) {
    this.#draft = draft;
    this.findings = draft.findings;
  }

  /** Text of a field, cut at `limit` characters. */
  text(field: Field, limit: number): string | undefined {
    const text = fieldText(this.#draft, field);
    if (text === '') return undefined;
    if (text.length <= limit) return text;
    this.findings.push({ reason: 'textCut', params: { field, limit } });
    return text.slice(0, limit).trim();
  }

  /** Whole number of people, not negative. */
  people(field: Field): number | undefined {
    const text = this.#filled(field);
    if (text === undefined) return undefined;
    const quantity = parseQuantity(text);
    const inHeader = headerUnit(this.#column(field)).replace('人', '');
    if (quantity && !PEOPLE_UNITS.has(quantity.unit.toLowerCase())) return this.#useless('unitUnknown', field, text);
    if (inHeader !== '' && inHeader !== '万' && !PEOPLE_UNITS.has(inHeader))
      return this.#useless('unitUnknown', field, text);
    const value = quantity && Math.round(quantity.value * (inHeader === '万' ? 1e4 : 1));
    if (value === undefined || value < 0 || !Number.isSafeInteger(value))
      return this.#useless('numberUnreadable', field, text);
    return value;
  }

  massKg(field: Field): number | undefined {
    return this.#converted(field, parseMassKg);
  }

  areaM2(field: Field): number | undefined {
    return this.#converted(field, parseAreaM2);
  }

  date(field: Field): number | undefined {
    const text = this.#filled(field);
    if (text === undefined) return undefined;
    return parseDate(text) ?? this.#useless('dateUnreadable', field, text);
  }

  riskGrade(): 'general' | 'larger' | 'major' | undefined {
    const text = this.#filled('riskGrade');
    if (text === undefined) return undefined;
    const grade = findRiskGrade(text);
    if (grade === undefined) this.findings.push({ reason: 'gradeUnknown', params: { value: text.slice(0, 60) } });
    return grade;
  }

  /** The category that its column names, else the one that folder or name suggest, else `other`. */
  category(name: string): string {
    const { kind, categoryHint, columns } = this.#draft;
    if (!isCategorised(kind)) return 'other';
    const text = this.#filled('category') ?? '';
    const stated = findCategory(kind, text);
    if (stated) return stated.category;
    for (const hint of [categoryHint, name]) {
      const guess = findCategory(kind, hint);
      if (!guess) continue;
      const params = { text: hint.slice(0, 60), category: `${kind}_${guess.category}` };
      this.findings.push({ reason: 'categoryGuessed', params });
      return guess.category;
    }
    if (!columns.has('category')) this.findings.push({ reason: 'categoryColumnMissing' });
    else this.findings.push({ reason: 'categoryUnknown', params: { value: text.slice(0, 60) } });
    return 'other';
  }

  #converted(field: Field, parse: (text: string, unit: string) => Converted): number | undefined {
    const text = this.#filled(field);
    if (text === undefined) return undefined;
    const converted = parse(text, headerUnit(this.#column(field)));
    if (typeof converted === 'object') return converted.value;
    if (converted === 'unreadable') return this.#useless('numberUnreadable', field, text);
    if (converted === 'unitUnknown') return this.#useless('unitUnknown', field, text);
    this.findings.push({ reason: 'amountUnitMissing', params: { column: this.#column(field) } });
    return undefined;
  }

  #filled(field: Field): string | undefined {
    const text = fieldText(this.#draft, field);
    return isBlank(text) ? undefined : text;
  }

  #column(field: Field): string {
    return this.#draft.columns.get(field) ?? field;
  }

  #useless(
    reason: 'numberUnreadable' | 'unitUnknown' | 'dateUnreadable' | 'wordUnknown',
    field: Field,
    text: string,
  ): undefined {
    this.findings.push({ reason, params: { column: this.#column(field), value: text.slice(0, 60) } });
  }

  /** A number in the unit of the field's name, not negative; another unit in the cell or the header is converted. */
  number(field: Field, unit: NumberUnit, whole = false): number | undefined {
    const text = this.#filled(field);
    if (text === undefined) return undefined;
    const value = parseMeasure(text, headerUnit(this.#column(field)), unit);
    if (value === 'unitUnknown') return this.#useless('unitUnknown', field, text);
    if (value === undefined || value < 0) return this.#useless('numberUnreadable', field, text);
    return whole ? Math.round(value) : value;
  }

  /** One of a field's named values, by its word in either language or by its own name. */
  word(field: Field, words: readonly string[]): string | undefined {
    const text = this.#filled(field);
    if (text === undefined) return undefined;
    const folded = foldWord(text);
    const found = words.find((word) => wordNames(`${field}_${word}`, word).includes(folded));
    return found ?? this.#useless('wordUnknown', field, text);
  }

  /** Yes or no, in words, figures or marks. */
  yesNo(field: Field): boolean | undefined {
    const text = this.#filled(field);
    if (text === undefined) return undefined;
    const folded = foldWord(text);
    if (YES.has(folded)) return true;
    return NO.has(folded) ? false : this.#useless('wordUnknown', field, text);
  }
}

const YES: ReadonlySet<string> = new Set(['是', '有', 'yes', 'y', 'true', '1', '√', 'viaduct']);
const NO: ReadonlySet<string> = new Set(['否', '没有', 'no', 'n', 'false', '0', '×', 'x']);

const foldWord = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s()]+/g, '');

function wordNames(key: string, value: string): readonly string[] {
  const titles: Readonly<Record<string, string>>[] = [zh, en];
  return [value, ...titles.flatMap((catalogue) => catalogue[key] ?? [])].map(foldWord);
}
