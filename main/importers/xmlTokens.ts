import { unreadable } from './unreadable.ts';

/** A tag of the document; `start` and `end` are its positions in the text. */
export interface XmlTag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly start: number;
  readonly end: number;
}

const TOKEN =
  /<!--|<!\[CDATA\[|<\?|<!|<(\/?)([^\s<>/="'!?&]+)((?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|</g;
const MAX_DEPTH = 200;

/**
 * The tags of an XML document in order, one by one and without building a tree, so that a large document neither blocks
 * nor fills the memory. Comments, CDATA and processing instructions are stepped over; tags must be balanced.
 * R3: a DOCTYPE is refused, so that no entity can be declared, let alone expanded.
 * @throws AppError import.unreadable
 */
export function* xmlTags(text: string, fileName: string): Generator<XmlTag> {
  const open: string[] = [];
  const wrong = (at: number) => unreadable(fileName, 'xml', `@${lineOf(text, at)}: ${text.slice(at, at + 40).trim()}`);
  let roots = 0;
  TOKEN.lastIndex = 0;
  const token = new RegExp(TOKEN);
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const start = match.index;
    const skipped = skipTo(match[0]);
    if (skipped !== undefined) {
      const end = text.indexOf(skipped, token.lastIndex);
      if (end < 0) throw wrong(start);
      token.lastIndex = end + skipped.length;
      continue;
    }
    if (match[0] === '<!') throw unreadable(fileName, 'doctype');
    const name = match[2];
    if (name === undefined) throw wrong(start);
    const end = token.lastIndex;
    if (match[1] === '/') {
      if (match[3] !== '' || match[4] !== '' || open.pop() !== name) throw wrong(start);
      yield { name, kind: 'close', start, end };
      continue;
    }
    if (open.length === 0 && ++roots > 1) throw wrong(start);
    if (match[4] === '/') {
      yield { name, kind: 'empty', start, end };
      continue;
    }
    open.push(name);
    if (open.length > MAX_DEPTH) throw unreadable(fileName, 'tooDeep');
    yield { name, kind: 'open', start, end };
  }
  if (open.length > 0 || roots === 0) throw wrong(text.length);
}

function skipTo(token: string): string | undefined {
  if (token === '<!--') return '-->';
  if (token === '<![CDATA[') return ']]>';
  return token === '<?' ? '?>' : undefined;
}

function lineOf(text: string, at: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line += 1;
  return line;
}
