import type { Span } from './span.ts';

/** Keys that say whose they are, by how they begin and how long they are at least. */
const NAMED: readonly (readonly [pattern: RegExp, least: number])[] = [
  // Key ids of AWS users and sessions.
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, 20],
  // GitHub, GitLab, Slack, Stripe, Google, npm, PyPI, SendGrid, Vault, OpenAI and Anthropic, and this portal's own.
  [/\bgh[pousr]_\w+/g, 40],
  [/\bgithub_pat_\w+/g, 33],
  [/\bgl(?:pat|rt|dt)-[\w-]+/g, 25],
  [/\bxox[abeprs]-[\w-]+/g, 15],
  [/\b[rs]k_(?:live|test)_\w+/g, 24],
  [/\bAIza[\w-]+/g, 39],
  [/\bnpm_\w+/g, 40],
  [/\bpypi-[\w-]+/g, 55],
  [/\bSG\.[\w-]+\.[\w-]+/g, 69],
  [/\bhvs\.[\w-]+/g, 28],
  [/\bsk-[\w-]+/g, 35],
  [/\bygr_[\w-]+/g, 47],
];

const BEARER = /\bbearer[ \t]+([\w.~+/-]+=*)/gi;
const LEAST_BEARER = 16;

/** Parts of a text that are keys by their shape, whatever they are called. */
export const keySpans = (text: string): Span[] => (text.length < SHORTEST ? [] : spansIn(text));

/** Slack's; most names are shorter, and there are many. */
const SHORTEST = 15;

const spansIn = (text: string): Span[] => [
  ...NAMED.flatMap(([pattern, least]) =>
    [...text.matchAll(pattern)]
      .filter(({ 0: key }) => key.length >= least)
      .map(({ 0: key, index }): Span => [index, index + key.length]),
  ),
  ...[...text.matchAll(BEARER)]
    .map(({ 0: whole, 1: token, index }) => ({ token: String(token), end: index + whole.length }))
    .filter(({ token }) => token.length >= LEAST_BEARER && /\d/.test(token))
    .map(({ token, end }): Span => [end - token.length, end]),
  ...runSpans(text),
];

/** Longer than any hash: session tokens, signatures. */
const LONG = 120;
/** An AWS secret key has 40 characters of base64; a commit's 40 are lower-case hex. */
const SECRET_KEY = 40;

/** One walk over the text by words of base64; each is looked at once for each question. */
function runSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const { 0: run, index } of text.matchAll(/[\w+/-]+/g)) {
    const token = webToken(text, run, index);
    const end = index + run.length;
    if (token) spans.push(token);
    else if (run.length >= LONG && isMixed(run)) spans.push([index, paddedEnd(text, end)]);
    else if (run.length === SECRET_KEY && text[end] !== '=' && isSecretKey(run)) spans.push([index, end]);
  }
  return spans;
}

/** Characters of a token's first and of its second part. */
const LEAST_HEADER = 11;
const LEAST_CLAIMS = 8;

/** `eyJ….eyJ….signature`, and the five parts of an encrypted one: a JSON web token. */
function webToken(text: string, run: string, index: number): Span | undefined {
  const start = run.search(/(?<![A-Za-z0-9_])eyJ/);
  const from = index + start;
  let end = index + run.length;
  if (start < 0 || end - from < LEAST_HEADER || text[end] !== '.') return undefined;
  const claims = partEnd(text, end + 1);
  if (claims - (end + 1) < LEAST_CLAIMS || text[claims] !== '.') return undefined;
  end = partEnd(text, claims + 1);
  for (let parts = 3; parts < 5 && text[end] === '.'; parts += 1) end = partEnd(text, end + 1);
  return [from, end];
}

const PART = /[\w-]*/y;

/** It matches anywhere, if only nothing. */
function partEnd(text: string, from: number): number {
  PART.lastIndex = from;
  PART.test(text);
  return PART.lastIndex;
}

const isMixed = (run: string): boolean => /[A-Za-z]/.test(run) && /\d/.test(run);

const isSecretKey = (run: string): boolean =>
  /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run) && !/[_-]/.test(run) && !isMadeId(run);

/**
 * A logical id of a template as the CDK and SAM make it: words, then 8 or 10 hexadecimal digits of a digest. Of a stack's ids a few
 * have 40 characters; a secret key is written like one once in more than 65,000.
 */
const isMadeId = (run: string): boolean =>
  /^[A-Z][A-Za-z\d]+$/.test(run) && /(?:[\dA-F]{8}|[\da-f]{10})$/.test(run);

function paddedEnd(text: string, end: number): number {
  let at = end;
  while (at < end + 2 && text[at] === '=') at += 1;
  return at;
}
