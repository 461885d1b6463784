/** A name ends in one of these, glued to what is before it or not: `dbPassword`, `mytoken`. */
const ENDINGS = [
  'password',
  'passwords',
  'passwd',
  'passphrase',
  'passcode',
  'pwd',
  'secret',
  'secrets',
  'token',
  'credential',
  'credentials',
  'authorization',
  'パスワード',
  'パスフレーズ',
  'シークレット',
  'トークン',
  '秘密鍵',
];

/** The last word is one of these: `bypass` and `compass` end alike and are none. */
const WORDS: ReadonlySet<string> = new Set([
  'pass',
  'passw',
  'pw',
  'creds',
  'cookie',
  'cookies',
  'jwt',
  'psk',
  'otp',
]);

/** The last word is secret only after one of these: a public, a partition or a cache key is none. */
const QUALIFIED: Readonly<Record<string, readonly string[]>> = {
  key: 'api access secret private signing encryption auth master account shared hmac ssh webhook'.split(' '),
  keys: 'api access secret private'.split(' '),
  tokens: 'api access auth refresh session bearer'.split(' '),
  auth: ['basic', ''],
  signature: ['amz'],
};

/** Words that may follow without a change of meaning: `secret_string`, `password_wo`, `newPasswordConfirm`. */
const TAILS: ReadonlySet<string> = new Set(
  'wo value val text plain plaintext string binary base64 b64 hex raw hash hashed md5 sha256 old new current previous confirm confirmation repeat again'.split(
    ' ',
  ),
);

/** Tokens that open nothing: where a list goes on, and what makes a call happen once. */
const HARMLESS_TOKENS: ReadonlySet<string | undefined> = new Set(
  'next page pagination continuation starting request idempotency resume cancellation service'.split(' '),
);

const QUALIFIERS = Object.keys(QUALIFIED);

/**
 * Whether a name says that its value is a secret: of a variable, an output, a parameter, an attribute, a tag, a header,
 * in any spelling. `secret_arn`, `token_ttl`, `max_tokens` and `password_policy` do not.
 */
export function namesSecret(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]/u);
  const at = words.findLastIndex((word) => !isTail(word));
  if (at < 0) return false;
  const last = (words[at] as string).replace(/\d{1,4}$/, '');
  const before = words[at - 1];
  if (last === 'token' && HARMLESS_TOKENS.has(before)) return false;
  if (WORDS.has(last) || ENDINGS.some((ending) => last.endsWith(ending))) return true;
  const kind = QUALIFIERS.find((each) => last.endsWith(each));
  if (kind === undefined) return false;
  const qualifier = last === kind ? before : last.slice(0, -kind.length);
  return (
    qualifier !== undefined &&
    (QUALIFIED[kind] as readonly string[]).some((each) => qualifies(qualifier, each))
  );
}

/** The empty one is npm's `_auth`: nothing stands before the line. */
const qualifies = (qualifier: string, expected: string): boolean =>
  expected === '' ? qualifier === '' : qualifier.endsWith(expected);

const isTail = (word: string): boolean => word === '' || TAILS.has(word) || /^\d{1,4}$/.test(word);

const NAME_KEYS: ReadonlySet<string> = new Set(['key', 'name', 'parameterkey', 'outputkey', 'variable']);
const VALUE_KEYS: ReadonlySet<string> = new Set(['value', 'parametervalue', 'outputvalue', 'stringvalue']);

/** `Key`, `Name`, `ParameterKey`: beside a `Value` they hold the name that tells what it is. */
export const isNameKey = (key: string): boolean => NAME_KEYS.has(key.toLowerCase());
export const isValueKey = (key: string): boolean => VALUE_KEYS.has(key.toLowerCase());

/** What a declaration under a secret name keeps its value in: outputs, parameters, variables. */
const CARRIERS: ReadonlySet<string> = new Set(['value', 'default']);

/**
 * Whether the container says that what it holds under `key` is a secret.
 * @param named the container itself stands under a name that says secret
 */
export function holdsSecret(container: object, key: string, named: boolean): boolean {
  if (namesSecret(key) || (named && (Array.isArray(container) || CARRIERS.has(key.toLowerCase()))))
    return true;
  if (!isValueKey(key)) return false;
  return Object.entries(container).some(
    ([other, name]) => isNameKey(other) && typeof name === 'string' && namesSecret(name),
  );
}
