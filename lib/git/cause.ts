/** What git's words mean for whoever has to mend it. */
export type GitCause =
  | 'not-allowed'
  | 'not-found'
  | 'no-host'
  | 'no-answer'
  | 'unknown-host-key'
  | 'certificate'
  | 'redirected'
  | 'no-commit'
  | 'foreign-owner'
  | 'not-a-repository'
  | 'locked'
  | 'no-space'
  | 'stalled'
  | 'stopped'
  | 'too-much'
  | 'no-git'
  | 'other';

/** First that stands in git's words wins: the outer line ("could not read from remote repository") says least. */
const SIGNS: readonly (readonly [string, GitCause])[] = [
  ['detected dubious ownership', 'foreign-owner'],
  ['host key verification failed', 'unknown-host-key'],
  ['no such identity', 'not-allowed'],
  ['permission denied', 'not-allowed'],
  ['authentication failed', 'not-allowed'],
  ['could not read username', 'not-allowed'],
  ['could not read password', 'not-allowed'],
  ['terminal prompts disabled', 'not-allowed'],
  ['returned error: 401', 'not-allowed'],
  ['returned error: 403', 'not-allowed'],
  ['could not resolve host', 'no-host'],
  ['name or service not known', 'no-host'],
  ['temporary failure in name resolution', 'no-host'],
  ['ssl certificate problem', 'certificate'],
  ['server certificate verification failed', 'certificate'],
  ['certificate subject name', 'certificate'],
  ['unable to update url base from redirection', 'redirected'],
  ['returned error: 301', 'redirected'],
  ['returned error: 302', 'redirected'],
  ['returned error: 307', 'redirected'],
  ['returned error: 308', 'redirected'],
  ['not our ref', 'no-commit'],
  ['unadvertised object', 'no-commit'],
  ['bad object', 'no-commit'],
  ['unknown revision', 'no-commit'],
  ['reference is not a tree', 'no-commit'],
  ['needed a single revision', 'no-commit'],
  ["couldn't find remote ref", 'no-commit'],
  ['connection refused', 'no-answer'],
  ['connection timed out', 'no-answer'],
  ['failed to connect', 'no-answer'],
  ["couldn't connect", 'no-answer'],
  ['connection reset', 'no-answer'],
  ['early eof', 'no-answer'],
  ['the remote end hung up', 'no-answer'],
  ['no space left', 'no-space'],
  [".lock': file exists", 'locked'],
  ['cannot lock ref', 'locked'],
  ['repository not found', 'not-found'],
  ['returned error: 404', 'not-found'],
  ["' not found", 'not-found'],
  ['not a git repository', 'not-a-repository'],
  ['does not appear to be a git repository', 'not-a-repository'],
  ['does not exist', 'not-found'],
];

/** Linear in the text: each sign is searched as it stands. */
export function gitCause(said: string): GitCause {
  const words = said.toLowerCase();
  return SIGNS.find(([sign]) => words.includes(sign))?.[1] ?? 'other';
}
