/** Names by number: their place, which never changes. */
export class NameTable {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** The name's number, given when it is new. */
  number(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.names.length;
    this.names.push(name);
    this.#numbers.set(name, number);
    return number;
  }
}
