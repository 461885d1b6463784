import type { Failure } from '#lib/domain/reading.ts';

/** Who asked for what: fills in where AWS's own text is silent. */
export type AskedFor = { readonly api: string; readonly principal: string };

const THROTTLES = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'ProvisionedThroughputExceededException',
  'SlowDown',
  'BudgetExhausted',
]);
const DENIALS = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AuthorizationError',
  'UnauthorizedOperation',
  'NotAuthorized',
]);
const EXPIRIES = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'CredentialsProviderError',
]);
const ABSENCES = new Set([
  'ResourceNotFoundException',
  'NotFoundException',
  'StackNotFoundException',
  'NoSuchEntity',
  'NoSuchBucket',
  'NoSuchKey',
  'QueueDoesNotExist',
  'AWS.SimpleQueueService.NonExistentQueue',
]);
const NOT_ENABLED = new Set(['OptInRequired', 'SubscriptionRequiredException']);

/** A person reads the cause; a whole HTML page of a proxy helps nobody. */
const CAUSE_LENGTH = 300;

/** What an SDK call threw, as a value. The only place that knows the SDK's error names. */
export function failureOf(error: unknown, asked: AskedFor): Failure {
  const { name, message } = named(error);
  if (isUnsubscribed(name, message)) return { kind: 'not-enabled', what: asked.api };
  if (DENIALS.has(name)) return denied(message, asked);
  if (isThrottle(error)) return { kind: 'throttled', api: asked.api };
  if (EXPIRIES.has(name)) return { kind: 'expired', what: `${asked.principal}: ${cut(message)}` };
  if (ABSENCES.has(name) || isAbsentStack(name, message)) return { kind: 'not-found', what: cut(message) };
  if (name === 'ZodError') return { kind: 'malformed', where: `${asked.api}: ${cut(message)}` };
  return { kind: 'unavailable', cause: cut(`${asked.api}: ${name}: ${message}`) };
}

/** AWS, or our own budget, asks for fewer calls. */
export function isThrottle(error: unknown): boolean {
  const { name, message } = named(error);
  // Cost Explorer's word for it; elsewhere a limit of how much there may be.
  return THROTTLES.has(name) || (name === 'LimitExceededException' && /too many calls/i.test(message));
}

/** The credentials it was signed with are no longer known or valid. */
export const isExpiry = (error: unknown): boolean => EXPIRIES.has(named(error).name);

/**
 * `User: <principal> is not authorized to perform: <action> on resource: <resource> because …`, in which services
 * leave out what they like.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
function denied(message: string, { api, principal }: AskedFor): Failure {
  const part = (pattern: RegExp) => pattern.exec(message)?.[1]?.replace(/[.,]$/, '');
  return {
    kind: 'denied',
    principal: part(/\b(?:User|Role): (arn:\S+)/) ?? principal,
    action: part(/perform:? ([a-z0-9-]+:\w+)/i) ?? api,
    resource: part(/on (?:the )?resource:? (\S+)/) ?? '*',
  };
}

/** Cost Explorer that nobody switched on says so as an AccessDeniedException. */
const isUnsubscribed = (name: string, message: string): boolean =>
  NOT_ENABLED.has(name) || (DENIALS.has(name) && /not enabled for cost explorer/i.test(message));

/** CloudFormation says "does not exist" as a ValidationError. */
const isAbsentStack = (name: string, message: string): boolean =>
  name === 'ValidationError' && /does not exist/.test(message);

function named(error: unknown): { name: string; message: string } {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  // A refused connection arrives as an AggregateError without text: its code is all there is.
  const code = (error as { code?: unknown }).code;
  const message = error.message || (typeof code === 'string' ? code : 'no message');
  return { name: error.name, message };
}

const cut = (text: string): string => (text.length > CAUSE_LENGTH ? `${text.slice(0, CAUSE_LENGTH)}…` : text);

/**
 * AWS gave no answer, or none that decides anything: the same question may be answered later. An error that is not the
 * SDK's is a fault of ours and will not.
 */
export function mayAnswerLater(error: unknown): boolean {
  if (isThrottle(error) || isExpiry(error)) return true;
  if (error === null || typeof error !== 'object' || !('$metadata' in error)) return false;
  const { httpStatusCode } = error.$metadata as { httpStatusCode?: number };
  return httpStatusCode === undefined || httpStatusCode >= 500;
}
