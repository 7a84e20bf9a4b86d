import { describe, expect, it } from 'vitest';
import { createTranslate, errorText } from '../../shared/i18n/index.ts';

const zh = createTranslate('zh-CN');
const en = createTranslate('en');

describe('texts of errors', () => {
  it('states and roles are words, not codes', () => {
    const wrong = { code: 'incident.wrongState', params: { from: 'ended', to: 'verified' } } as const;
    expect(errorText(zh, wrong)).toBe('事件不能从“终止”变为“核实”');
    expect(errorText(en, { code: 'task.wrongState', params: { from: 'done', to: 'sent' } })).toContain('Done');
    expect(errorText(zh, { code: 'auth.denied', params: { role: 'viewer', name: 'x' } })).toContain('查看者');
  });

  it('what is wrong with a file is a sentence', () => {
    const text = errorText(zh, { code: 'import.unreadable', params: { file: 'a.xlsx', what: 'zip' } });
    expect(text).toContain('a.xlsx');
    expect(text).not.toContain('zip');
    expect(errorText(zh, { code: 'import.unreadable', params: { file: 'a', what: 'ENOENT' } })).toContain('ENOENT');
  });

  it('a key that does not exist shows itself', () => {
    expect(zh('no.such')).toBe('no.such');
  });
});
