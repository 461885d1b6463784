/** Said where a secret could stand, and no secret. */
const WORDS: ReadonlySet<string> = new Set(
  [
    'true false null nil none undefined yes no string number boolean required optional invalid expired missing',
    // API Gateway's kinds of authorization, and Cognito's units of time.
    'aws_iam custom cognito_user_pools seconds minutes hours days',
    'redacted masked hidden',
  ]
    .join(' ')
    .split(' '),
);

const TOLD: ReadonlySet<string> = new Set([
  '(known after apply)',
  '(sensitive)',
  '(sensitive value)',
  '(masked)',
]);

/**
 * Whether a value under a secret name says of itself that it is none: unknown, masked already, a reference to where it
 * is kept, a word or a small number.
 */
export function isHarmless(value: string): boolean {
  const text = value.trim();
  if (text === '' || TOLD.has(text) || WORDS.has(text.toLowerCase())) return true;
  return PLACEHOLDERS.some((pattern) => pattern.test(text));
}

const PLACEHOLDERS: readonly RegExp[] = [
  /^\d{1,3}$/,
  // Masked by somebody else, or left out.
  /^(?:\*+|\.{3,}|…|x{3,}|X{3,})$/,
  /^<[\w .-]{1,64}>$/,
  /^\[[A-Z]{1,16}\]$/,
  // A variable's name: only in capitals or braces, since a password may begin with a dollar too.
  /^\$(?:[A-Z_][A-Z0-9_]*|\{[\w.:[\]*-]+\})$/,
  /^\{\{resolve:[\w:/.+=@-]+\}\}$/,
  /^arn:aws[\w-]*:[\w-]+:[\w-]*:\d*:[\w:/.*+=@-]*$/,
];
