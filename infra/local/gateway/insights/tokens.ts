/** A query that is wrong, or that asks for more than is answered here. */
export class MalformedQuery extends Error {}

export type Token =
  | { readonly kind: 'word' | 'symbol'; readonly text: string }
  | { readonly kind: 'string' | 'regex'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string };

const TOKEN =
  /\s+|#[^\n]*|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|\/((?:[^/\\\n]|\\.)+)\/([a-z]*)|`([^`]+)`|(\d+(?:\.\d+)?)(?![\w.])|([@A-Za-z_][\w@.]*(?:-[A-Za-z]\w*)?)|(\d+[a-z]+)|(!=|<=|>=|[=<>(),[\]|*])|(.)/gs;

/** Reads one command's text; a slash begins a pattern, never a division. */
function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [, double, single, regex, flags, quoted, number, word, span, symbol, other] = match;
    const text = double ?? single;
    if (text !== undefined) tokens.push({ kind: 'string', text: text.replace(/\\(.)/gs, '$1') });
    else if (regex !== undefined)
      tokens.push({ kind: 'regex', text: flags?.includes('i') ? `(?i)${regex}` : regex });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (quoted ?? word ?? span) tokens.push({ kind: 'word', text: quoted ?? word ?? span ?? '' });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol });
    else if (other !== undefined) throw new MalformedQuery(`unexpected symbol found ${other}`);
  }
  return tokens;
}

/** Walks over tokens. */
export class Cursor {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(text: string) {
    this.#tokens = tokenize(text);
  }

  get done(): boolean {
    return this.#position >= this.#tokens.length;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#position];
  }

  next(): Token {
    const token = this.#tokens[this.#position];
    if (!token) throw new MalformedQuery('unexpected end of the query');
    this.#position += 1;
    return token;
  }

  /** Takes the word or symbol when it is next; words in any case. */
  take(text: string): boolean {
    const token = this.peek();
    const same = (token?.kind === 'word' || token?.kind === 'symbol') && token.text.toLowerCase() === text;
    if (same) this.#position += 1;
    return same;
  }

  expect(text: string): void {
    if (!this.take(text)) throw new MalformedQuery(`expected ${text} at ${this.peek()?.text ?? 'the end'}`);
  }

  word(): string {
    const token = this.next();
    if (token.kind !== 'word') throw new MalformedQuery(`a field name was expected at ${token.text}`);
    return token.text;
  }

  end(): void {
    const token = this.peek();
    if (token) throw new MalformedQuery(`unexpected ${token.text}`);
  }
}
