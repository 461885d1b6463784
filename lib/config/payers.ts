import { z } from 'zod';
import { account, externalId, roleArn, via } from './words.ts';

/** An account that pays for others: its Cost Explorer knows the bills of all of them. */
export const payer = z.strictObject({
  account,
  roles: z.strictObject({ read: roleArn, externalId: externalId.optional(), via: via.optional() }),
  /** Those that it pays for; all of this file where it is not said. */
  accounts: z.array(account).min(1).optional(),
});

export type Payer = z.infer<typeof payer>;

/** Who pays for an account; undefined where it is asked itself. The first that fits counts. */
export const payerOf = ({ payers }: { readonly payers: readonly Payer[] }, of: string): Payer | undefined =>
  payers.find(({ accounts }) => !accounts || accounts.includes(of));
