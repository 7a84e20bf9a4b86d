/** Names in a typed or pasted list: separated by lines, commas, semicolons or 顿号; each once, in order. */
export function namesOf(text: string): string[] {
  const names = text.split(/[\n\r,，;；、\t]+/u).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

/** An avoidance as it is typed: `inspector firm`, one a line. */
export interface AvoidanceLine {
  readonly inspector: string;
  readonly firmId: string;
}

/**
 * Reads lines `inspector: firm` (also separated by a tab, a comma or spaces); the firm by its name or a part of it that
 * only one of the pool has.
 * @returns the pairs, and the lines that name nobody or no one firm of the pool
 */
export function readAvoidances(
  text: string,
  inspectors: readonly string[],
  firms: readonly { readonly id: string; readonly name: string }[],
): { avoid: AvoidanceLine[]; unread: string[] } {
  const avoid: AvoidanceLine[] = [];
  const unread: string[] = [];
  for (const line of text.split(/[\n\r]+/u).map((raw) => raw.trim())) {
    if (line === '') continue;
    const inspector = [...inspectors].sort((a, b) => b.length - a.length).find((name) => line.startsWith(name));
    const rest = line
      .slice(inspector?.length ?? 0)
      .replace(/^[\s:：,，\t—-]+/u, '')
      .trim();
    const exact = firms.filter(({ name }) => name === rest);
    const partly = exact.length > 0 ? exact : firms.filter(({ name }) => rest !== '' && name.includes(rest));
    const [firm, ...others] = partly;
    if (inspector === undefined || !firm || others.length > 0) unread.push(line);
    else avoid.push({ inspector, firmId: firm.id });
  }
  return { avoid, unread };
}
