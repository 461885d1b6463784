import type { Span } from './span.ts';

/** Keys that say whose they are; each begins with letters of its own, so that it is looked at once. */
const NAMED: readonly RegExp[] = [
  // Key ids of AWS users and sessions.
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  // GitHub, GitLab, Slack, Stripe, Google, npm, PyPI, SendGrid, Vault, OpenAI and Anthropic, and this portal's own.
  /\bgh[pousr]_\w{36,}/g,
  /\bgithub_pat_\w{22,}/g,
  /\bgl(?:pat|rt|dt)-[\w-]{20,}/g,
  /\bxox[abeprs]-[\w-]{10,}/g,
  /\b[rs]k_(?:live|test)_\w{16,}/g,
  /\bAIza[\w-]{35}/g,
  /\bnpm_\w{36}/g,
  /\bpypi-[\w-]{50,}/g,
  /\bSG\.[\w-]{22}\.[\w-]{43}/g,
  /\bhvs\.[\w-]{24,}/g,
  /\bsk-[\w-]{32,}/g,
  /\bygr_[\w-]{43}/g,
];

const BEARER = /\bbearer[ \t]{1,8}([\w.~+/-]{16,}={0,2})/gi;

/** Parts of a text that are keys by their shape, whatever they are called. */
export const keySpans = (text: string): Span[] => [
  ...NAMED.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((found): Span => [found.index, found.index + found[0].length]),
  ),
  ...[...text.matchAll(BEARER)].flatMap((found): Span[] => {
    const [whole, token = ''] = found;
    const end = found.index + whole.length;
    return /\d/.test(token) ? [[end - token.length, end]] : [];
  }),
  ...runSpans(text),
];

/** Longer than any hash: session tokens, signatures. */
const LONG = 120;
/** An AWS secret key has 40 characters of base64; a commit's 40 are lower-case hex. */
const SECRET_KEY = 40;

/** One walk over the text by words of base64; each is looked at once for each question. */
function runSpans(text: string): Span[] {
  const spans: Span[] = [];
  // A token's second and third part are passed when its first is met.
  let passed = 0;
  for (const { 0: run, index } of text.matchAll(/[\w+/-]+/g)) {
    if (index < passed) continue;
    const token = webTokenEnd(text, run, index);
    if (token) {
      spans.push(token);
      passed = token[1];
      continue;
    }
    const end = index + run.length;
    if (run.length >= LONG && isMixed(run)) spans.push([index, paddedEnd(text, end)]);
    else if (run.length === SECRET_KEY && text[end] !== '=' && isSecretKey(run)) spans.push([index, end]);
  }
  return spans;
}

/** `eyJ….eyJ….signature`, and the five parts of an encrypted one: a JSON web token. */
function webTokenEnd(text: string, run: string, index: number): Span | undefined {
  const start = run.startsWith('eyJ') ? 0 : run.search(/[^A-Za-z0-9_]eyJ/) + 1;
  if (start === 0 && !run.startsWith('eyJ')) return undefined;
  const from = index + start;
  let end = index + run.length;
  let parts = end - from >= 11 ? 1 : 0;
  while (parts > 0 && parts < 5 && text[end] === '.') {
    const next = partEnd(text, end + 1);
    if (parts === 1 && next - end - 1 < 8) return undefined;
    end = next;
    parts += 1;
  }
  return parts >= 3 ? [from, end] : undefined;
}

function partEnd(text: string, from: number): number {
  PART.lastIndex = from;
  return PART.test(text) ? PART.lastIndex : from;
}

const PART = /[\w-]*/y;

const isMixed = (run: string): boolean => /[A-Za-z]/.test(run) && /\d/.test(run);

const isSecretKey = (run: string): boolean =>
  /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run) && !/[_-]/.test(run);

function paddedEnd(text: string, end: number): number {
  let at = end;
  while (at < end + 2 && text[at] === '=') at += 1;
  return at;
}
