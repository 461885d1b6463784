/** A block's head as written: `data "external" "x" {`. */
export type BlockHead = {
  readonly type: string;
  readonly labels: readonly string[];
  readonly line: number;
  /** What stands between its braces, without comments; undefined where its end cannot be told for sure. */
  readonly body: string | undefined;
};

// HCL takes a label with or without quotes (a quoted one without any space), and comments anywhere between.
const GAP = String.raw`(?:\s|/\*[\s\S]*?\*/)`;
const LABEL = String.raw`(?:"[^"\n]*"|[A-Za-z_][\w-]*)`;
const HEAD = new RegExp(
  String.raw`\b(resource|data|ephemeral|action|list|provider|provisioner|module|backend|cloud|required_providers)((?:${GAP}*"[^"\n]*"|${GAP}+[A-Za-z_][\w-]*)*)${GAP}*\{`,
  'g',
);

/**
 * Finds block heads of the kinds that load or run something. Errs on the side of finding: it looks into texts
 * and into comments that share a line with code too, since anything cleverer could be led to skip code.
 */
export function blockHeads(text: string): readonly BlockHead[] {
  const code = withoutCommentLines(text);
  return [...code.matchAll(HEAD)].map((match) => ({
    type: match[1] ?? '',
    labels: [...(match[2] ?? '').replace(/\/\*[\s\S]*?\*\//g, ' ').matchAll(new RegExp(LABEL, 'g'))].map(
      ([label]) => label.replaceAll('"', ''),
    ),
    line: code.slice(0, match.index).split('\n').length,
    body: bodyAt(code, match.index + match[0].length),
  }));
}

/** Within a block comment a `#` is no comment, and what follows the comment's end on its line is code. */
export const withoutCommentLines = (text: string): string =>
  text.includes('/*') ? text : text.replace(/(^|\n)[ \t]*(?:#|\/\/)[^\n]*/g, '$1');

const TOKEN = /"(?:[^"\\\n]|\\.)*"|(?:#|\/\/)[^\n]*|\/\*[\s\S]*?\*\/|<<|["{}]/g;

/** Gives up on everything that only a whole parser could follow: heredocs, texts within texts, open texts. */
function bodyAt(code: string, start: number): string | undefined {
  let body = '';
  let copied = start;
  let depth = 1;
  TOKEN.lastIndex = start;
  for (let match = TOKEN.exec(code); match; match = TOKEN.exec(code)) {
    const [token] = match;
    if (token === '<<' || token === '"' || (token.length > 1 && token.startsWith('"') && !balanced(token)))
      return undefined;
    if (/^(?:#|\/)/.test(token)) {
      body += `${code.slice(copied, match.index)} `;
      copied = match.index + token.length;
    }
    if (token === '{') depth += 1;
    if (token === '}') depth -= 1;
    if (depth === 0) return body + code.slice(copied, match.index);
  }
  return undefined;
}

/** Each brace of a text closes within it: an interpolation that is still open would go on behind the next quote. */
function balanced(text: string): boolean {
  let depth = 0;
  for (const [brace] of text.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
