import { err, ok, type Result } from '../result.ts';

/** An account as AWS Organizations lists it; its name is hostile text. */
export type OrganizationAccount = {
  readonly account: string;
  readonly name: string;
  /** `ACTIVE`, or why nobody can look into it: `SUSPENDED`, `PENDING_CLOSURE`, … */
  readonly state: string;
};

/** Who lists the accounts of an organization: a role of its management account, or of a delegated administrator. */
export type AccountsAsk = { readonly role: string; readonly externalId?: string };

/** An account to be looked through, and the ARN of the role to look with. */
export type WantedAccount = { readonly account: string; readonly role: string };

const ENTRY = /^(\d{12})(?:=([\w+=,.@/-]{1,512}))?$/;

/**
 * Accounts as they are pasted: `111122223333`, or `111122223333=other-role` where the role has another name there; each once.
 * @param role name of the role where an entry names none
 * @returns the entry that is none, as the error
 */
export function wantedAccounts(
  entries: readonly string[],
  role: string,
): Result<readonly WantedAccount[], string> {
  const wanted = new Map<string, WantedAccount>();
  for (const entry of entries) {
    const [, account, own] = ENTRY.exec(entry) ?? [];
    if (account === undefined) return err(entry);
    wanted.set(account, { account, role: roleArn(account, own ?? role) });
  }
  return ok([...wanted.values()]);
}

/** @param role its name, with its path where it has one; of an ARN, which somebody pastes, the name is taken */
export const roleArn = (account: string, role: string): string =>
  `arn:aws:iam::${account}:role/${role.slice(role.indexOf(IN_ARN) < 0 ? 0 : role.indexOf(IN_ARN) + IN_ARN.length)}`;

const IN_ARN = ':role/';
