/** What can be made to go wrong. The README says what each does on the wire. */
export const faultKinds = ['denied', 'throttled', 'slow', 'partial', 'empty', 'stale', 'cut'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Which calls: every field that is given must be equal. An empty match is refused. */
export interface FaultMatch {
  /** `items/dev`: read from the caller's role name. */
  readonly environment?: string;
  /** What follows the environment in the role's name: `read`, `plan`, `deploy-infra`, `deploy-app`, `api`. */
  readonly role?: string;
  /** IAM prefix: `cloudwatch`, `logs`, `lambda`, `dynamodb`, `cloudformation`, `apigateway`, `sts`… */
  readonly service?: string;
  /** As AWS names it: `GetMetricData`. */
  readonly operation?: string;
}

export interface FaultRule {
  readonly match: FaultMatch;
  readonly fault: {
    readonly kind: FaultKind;
    /** For `slow`, milliseconds before the call goes on; 5,000 unless told. */
    readonly delayMs?: number;
    /** How many calls it hits before it is gone; without it, until deleted. */
    readonly times?: number;
  };
}

/** A caller as far as its credentials tell. */
export interface Caller {
  readonly arn: string | undefined;
  readonly environment: string | undefined;
  readonly role: string | undefined;
}

export interface FaultedCall extends Pick<Caller, 'environment' | 'role'> {
  readonly service: string;
  readonly operation: string;
}

/** Whether a rule speaks of this call. */
export function matches(match: FaultMatch, call: FaultedCall): boolean {
  return (
    (match.environment === undefined || match.environment === call.environment) &&
    (match.role === undefined || match.role === call.role) &&
    (match.service === undefined || match.service === call.service) &&
    (match.operation === undefined || match.operation === call.operation)
  );
}

/** Reads a rule that came over the control port; throws with what is wrong. */
export function parseFaultRule(value: unknown): FaultRule {
  const { match, fault } = record(value, 'the rule');
  const where = record(match, 'match');
  const what = record(fault, 'fault');
  const kind = faultKinds.find((known) => known === what.kind);
  if (!kind) throw new Error(`fault.kind must be one of ${faultKinds.join(', ')}`);
  const names = ['environment', 'role', 'service', 'operation'] as const;
  const unknown = Object.keys(where).find((name) => !names.some((known) => known === name));
  if (unknown) throw new Error(`match.${unknown} is not known: use ${names.join(', ')}`);
  const given = names.filter((name) => where[name] !== undefined);
  if (given.length === 0)
    throw new Error('match must name at least one of environment, role, service, operation');
  const wrong = given.find((name) => typeof where[name] !== 'string');
  if (wrong) throw new Error(`match.${wrong} must be a string`);
  return {
    match: Object.fromEntries(given.map((name) => [name, where[name]])),
    fault: { kind, ...positive(what, 'delayMs'), ...positive(what, 'times') },
  };
}

function positive(
  what: Record<string, unknown>,
  name: 'delayMs' | 'times',
): { [key in typeof name]?: number } {
  const value = what[name];
  if (value === undefined) return {};
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) {
    throw new Error(`fault.${name} must be a whole number above 0`);
  }
  return { [name]: value };
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error(`${what} must be an object`);
  return value as Record<string, unknown>;
}
