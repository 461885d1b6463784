import { SignInFailed } from './problem.ts';

type Claims = Readonly<Record<string, unknown>>;

/**
 * The groups that a person's claims name.
 * @param claim the claim's name as it stands (`groups`, `cognito:groups`, `https://example.org/groups`), or a path into an
 * object (`realm_access.roles`)
 * @returns undefined when there is no such claim. A single text is one group.
 * @throws SignInFailed when the provider says that there are too many to name them
 */
export function groupsIn(claims: Claims, claim: string): readonly string[] | undefined {
  const value = valueAt(claims, claim);
  if (value === undefined) {
    // Entra leaves `groups` out from 200 on and says here where to ask instead.
    const elsewhere = claims._claim_names;
    if (isObject(elsewhere) && claim in elsewhere)
      throw new SignInFailed('groups', `the provider names no ${claim}: there are too many for a token`);
    return undefined;
  }
  const all = Array.isArray(value) ? value : [value];
  return [...new Set(all.filter((each): each is string => typeof each === 'string' && each !== ''))];
}

function valueAt(claims: Claims, claim: string): unknown {
  if (Object.hasOwn(claims, claim)) return claims[claim];
  let value: unknown = claims;
  for (const part of claim.split('.')) {
    if (!isObject(value) || !Object.hasOwn(value, part)) return undefined;
    value = value[part];
  }
  return value;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
