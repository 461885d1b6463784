/** What stands where a secret stood. */
export const MASKED = '(masked)';

/** Takes secrets out of a text before it is stored or shown. */
export type Masker = (text: string) => string;

const PATTERNS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // Key ids of AWS users and sessions.
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  // JSON web tokens.
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  // Keys that say whose they are: GitHub, GitLab, Slack, Stripe, Google, and this portal's own.
  /\b(?:gh[pousr]_\w{36,}|github_pat_\w{22,}|glpat-[\w-]{20,}|xox[abeprs]-[\w-]{10,}|[rs]k_live_\w{16,}|AIza[\w-]{35}|ygr_[\w-]{43})/g,
  // The password of an address: `postgres://user:password@host`.
  /(?<=\b[a-z][a-z+.-]*:\/\/[^\s:/@"']*:)[^\s/@"']+(?=@)/gi,
  // Session tokens, signatures: longer than any hash.
  /(?<![\w+/=-])[\w+/=-]{120,}/g,
  // An AWS secret key: 40 characters of base64 in mixed case with a digit; a commit's 40 are lower-case hex.
  /(?<![\w+/=-])(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*\d)[A-Za-z0-9+/]{40}(?![\w+/=-])/g,
];

// Not after a colon: an ARN of Secrets Manager says `:secret:<name>`. Quotes may be escaped: JSON within JSON.
const NAME =
  '(?<!:)(?:password|passwd|passphrase|secret(?:[_-]?(?:key|string))?|token|api[_-]?key|private[_-]?key|access[_-]?key|authorization|cookie)';
const ASSIGNED = String.raw`(${NAME}\\*["']?\s*[:=]\s*)`;
/** The whole text between its quotes, whatever is in it. */
const QUOTED = new RegExp(String.raw`${ASSIGNED}(\\*["'])((?:(?!\2)(?:\\.|[^\n]))+?)\2`, 'gi');
// Not before `(`: `(known after apply)`.
const BARE = new RegExp(String.raw`${ASSIGNED}((?:bearer|basic)\s+)?([^\s"'(),;}&\\]{4,})`, 'gi');
/** Values that say of themselves that they are none. */
const NO_SECRET = /^(?:\((?:known after apply|sensitive(?: value)?|masked)\)|\$\{.*\})$/;

/** @param known values that must never show, such as the credentials of the session at hand. */
export function maskerOf(known: readonly string[] = []): Masker {
  const literal = known.filter((each) => each.length >= 8).sort((a, b) => b.length - a.length);
  return (text) => {
    const withoutKnown = literal.reduce((rest, secret) => rest.replaceAll(secret, MASKED), text);
    const withoutShapes = PATTERNS.reduce((rest, pattern) => rest.replace(pattern, MASKED), withoutKnown);
    return withoutShapes
      .replace(QUOTED, (whole, name: string, quote: string, value: string) =>
        NO_SECRET.test(value) ? whole : `${name}${quote}${scheme(value)}${MASKED}${quote}`,
      )
      .replace(BARE, (_, name: string, word = '') => `${name}${word}${MASKED}`);
  };
}

const scheme = (value: string): string => /^(?:bearer|basic)\s+/i.exec(value)?.[0] ?? '';

/** Attributes whose value is a secret by their name; `secret_arn` and `token_ttl` are not. */
export const namesSecret = (name: string): boolean =>
  /(?:^|[_.-])(?:password|passwd|passphrase|secret|secret_string|secret_binary|secret_key|token|api_key|private_key|access_key)(?:_wo)?$/.test(
    name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase(),
  );

/** Masks every text of a JSON value, and whole texts under names that say they are secret. */
export function maskJson(value: unknown, mask: Masker): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((each) => maskJson(each, mask));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      typeof each === 'string' && each !== '' && namesSecret(name) ? MASKED : maskJson(each, mask),
    ]),
  );
}
