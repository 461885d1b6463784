/**
 * Why AWS refused, as its text says. `no-identity-policy`, `no-resource-policy`, `no-boundary`, `no-organization-policy`
 * and `no-session-policy`: none allows it; `explicit-deny`: one forbids it.
 */
export type Refusal =
  | 'no-identity-policy'
  | 'no-resource-policy'
  | 'no-boundary'
  | 'no-organization-policy'
  | 'no-session-policy'
  | 'explicit-deny';

/** What a line says was refused. */
export type Denied = {
  /** `arn:aws:sts::000000000000:assumed-role/items-dev-api/items-dev-api`. */
  readonly principal: string;
  /** Name of the role that acted; absent for a user. */
  readonly role?: string;
  /** `dynamodb:Query`. */
  readonly action: string;
  /** `*` where AWS names none. */
  readonly resource: string;
  readonly because?: Refusal;
};

const SAYS = ' is not authorized to perform';
const ON = ' on resource';

/**
 * The first refusal that a text tells, in AWS's own words; services leave out what they like. Reads once from left to
 * right, since log lines are hostile.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function deniedIn(text: string): Denied | undefined {
  const at = text.indexOf(SAYS);
  if (at === -1) return undefined;
  const principal = wordBefore(text, at);
  const action = wordAfter(text, at + SAYS.length);
  if (!principal.startsWith('arn:') || !isAction(action.word)) return undefined;
  const on = text.startsWith(ON, action.end) ? wordAfter(text, action.end + ON.length) : undefined;
  const because = refusalIn(text.slice((on ?? action).end, (on ?? action).end + LONGEST_CAUSE));
  const role = roleOf(principal);
  return {
    principal,
    ...(role === undefined ? {} : { role }),
    action: action.word,
    resource: on?.word.startsWith('arn:') ? on.word : '*',
    ...(because ? { because } : {}),
  };
}

/** The cause follows at once; what comes later belongs to another line of a longer text. */
const LONGEST_CAUSE = 200;

/** Characters of an ARN, of which none ends a JSON string or a sentence. */
const isPart = (letter: string | undefined): boolean =>
  letter !== undefined && !' \t\r\n"\'`,;()<>\\'.includes(letter);

function wordBefore(text: string, end: number): string {
  let from = end;
  while (from > 0 && isPart(text[from - 1])) from -= 1;
  return text.slice(from, end);
}

function wordAfter(text: string, start: number): { readonly word: string; readonly end: number } {
  let from = start;
  while (text[from] === ':' || text[from] === ' ') from += 1;
  let end = from;
  while (isPart(text[end])) end += 1;
  // A sentence may end with it.
  while (end > from && '.:'.includes(text[end - 1] ?? '')) end -= 1;
  return { word: text.slice(from, end), end };
}

function isAction(word: string): boolean {
  const [service = '', name = '', ...rest] = word.split(':');
  const plain = (part: string) => part !== '' && [...part].every((each) => /[A-Za-z0-9-]/.test(each));
  return rest.length === 0 && plain(service) && plain(name);
}

const CAUSES: readonly (readonly [string, Refusal])[] = [
  ['explicit deny', 'explicit-deny'],
  ['no identity-based policy', 'no-identity-policy'],
  ['no resource-based policy', 'no-resource-policy'],
  ['no permissions boundary', 'no-boundary'],
  ['no service control policy', 'no-organization-policy'],
  ['no session policy', 'no-session-policy'],
];

const refusalIn = (text: string): Refusal | undefined => CAUSES.find(([words]) => text.includes(words))?.[1];

/** `assumed-role/<role>/<session>` of STS, `role/<path>/<role>` of IAM. */
export function roleOf(principal: string): string | undefined {
  const [kind, ...path] = (principal.split(':')[5] ?? '').split('/');
  if (kind === 'assumed-role') return path[0];
  return kind === 'role' ? path.at(-1) : undefined;
}
