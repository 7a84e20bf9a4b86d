import type { ImportIssue } from '../contract/imports.ts';
import type { MessageParams, Translate } from '../i18n/index.ts';

/** Catalogue keys of parameters that are codes themselves, by parameter. */
function codedParam(name: string, value: string | number): string | undefined {
  if (name === 'field') return `import.field_${value}`;
  if (name === 'what') return `import.same_${value}`;
  if (name === 'kept') return `import.kept_${value}`;
  if (name === 'category') return `records.${value}`;
  return undefined;
}

/** What was wrong with a row, in the translator's language. */
export function issueText(t: Translate, issue: Pick<ImportIssue, 'reason' | 'params'>): string {
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(issue.params ?? {})) {
    const key = codedParam(name, value);
    if (name === 'fields') params[name] = fieldNames(t, String(value));
    else params[name] = key === undefined ? value : t(key);
  }
  return t(`import.reason_${issue.reason}`, params satisfies MessageParams);
}

/** `amountKg,contact` in words. */
function fieldNames(t: Translate, fields: string): string {
  return fields
    .split(',')
    .map((field) => t(`import.field_${field}`))
    .join(t('import.fieldSeparator'));
}
