import { isRecord } from '#lib/domain/graph/spelling.ts';
import { holdsSecret } from '#lib/domain/masking/secret-names.ts';

export type PropertyDifference = {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** A name on the way, or beside the value, says that it is a secret. */
  readonly secret: boolean;
};

/** Where two values differ, leaf by leaf. A list of another length and a function call are leaves. */
export function propertyDifferences(
  before: unknown,
  after: unknown,
  path = '',
  secret = false,
): PropertyDifference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isOpen(before, after)) {
    const keys = [...new Set([...keysOf(before), ...keysOf(after)])];
    return keys.flatMap((key) =>
      propertyDifferences(
        at(before, key),
        at(after, key),
        path === '' ? key : `${path}.${key}`,
        [before, after].some((side) => saysSecret(side, key, secret)),
      ),
    );
  }
  return [
    {
      path,
      secret,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  ];
}

function isOpen(before: unknown, after: unknown): boolean {
  if (Array.isArray(before) && Array.isArray(after)) return before.length === after.length;
  const sides = [before, after].filter((each) => each !== undefined);
  return sides.every((each) => isRecord(each) && !isFunctionCall(each) && Object.keys(each).length > 0);
}

const isFunctionCall = (value: Record<string, unknown>): boolean => {
  const [only, ...more] = Object.keys(value);
  return more.length === 0 && (only === 'Ref' || only?.startsWith('Fn::') === true);
};

const saysSecret = (side: unknown, key: string, named: boolean): boolean =>
  side !== null && typeof side === 'object' && holdsSecret(side, key, named);

const keysOf = (value: unknown): string[] =>
  value !== null && typeof value === 'object' ? Object.keys(value) : [];

const at = (value: unknown, key: string): unknown =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined;
