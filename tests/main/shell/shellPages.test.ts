import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectPage, SHELL_PAGE_POLICY, type ShellPageState, waitingPage } from '../../../main/shell/shellPages.ts';
import { AppError } from '../../../shared/errors.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';

const state: ShellPageState = {
  t: createTranslate('zh-CN'),
  language: 'zh-CN',
  choice: { kind: 'local' },
  problem: undefined,
  keepsTokens: false,
  formKey: 'key-of-this-run',
};
const tags = (html: string) => [...html.matchAll(/<([a-z0-9]+)/g)].map((match) => match[1]).sort();

describe('shellPages', () => {
  it('R1: run no script, load nothing, and every form carries the key of this run', () => {
    expect(SHELL_PAGE_POLICY).not.toMatch(/script-src|connect-src|img-src|https?:/);
    const failing = { ...state, problem: new AppError('store.locked', { holder: 'pid 7' }) };
    for (const page of [
      waitingPage(state),
      waitingPage(failing),
      connectPage(state),
      connectPage({ ...state, choice: { kind: 'remote', url: 'http://a' } }),
    ]) {
      expect(page).not.toMatch(/<script|<img|<link|<iframe|\son\w+=|src=/);
      expect(page.match(/<form/g)?.length ?? 0).toBe(page.match(/value="key-of-this-run"/g)?.length ?? 0);
    }
    expect(waitingPage(failing)).toContain('数据文件夹正被另一个程序使用：pid 7');
  });

  it('R2: the waiting page stays the same from try to try', () => {
    const failing = { ...state, problem: new AppError('hub.unreachable', { url: 'http://a' }) };
    expect(waitingPage(failing)).toBe(
      waitingPage({ ...failing, problem: new AppError('hub.unreachable', { url: 'http://a' }) }),
    );
  });

  it('nothing that comes from outside becomes markup', () => {
    const plain = tags(
      connectPage(state, { address: 'a', error: new AppError('desktop.invalidAddress', { address: 'a' }) }),
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constant('"><script>alert(1)</script>'), fc.constant(`' onfocus='x`)),
        (text) => {
          const error = new AppError('desktop.invalidAddress', { address: text }, new Error(text));
          expect(tags(connectPage(state, { address: text, error }))).toEqual(plain);
          expect(tags(waitingPage({ ...state, problem: error }))).toEqual(
            tags(waitingPage({ ...state, problem: new AppError('desktop.invalidAddress', { address: 'a' }) })),
          );
        },
      ),
    );
  });
});
