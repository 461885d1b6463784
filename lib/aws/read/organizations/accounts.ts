import { paginateListAccounts } from '@aws-sdk/client-organizations';
import { z } from 'zod';
import type { OrganizationAccount } from '#lib/domain/discovery/accounts.ts';
import type { AwsClients } from '../../clients.ts';
import { attempt, type Read } from '../attempt.ts';

/** `State` has taken the place of `Status`, which AWS fills no more since September 2026. */
const account = z.object({
  Id: z.string(),
  Name: z.string().default(''),
  State: z.string().optional(),
  Status: z.string().optional(),
});

/**
 * Every account of the organization, closed ones among them. Answered to its management account and to delegated administrators.
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
 */
export function organizationAccounts(aws: AwsClients): Promise<Read<readonly OrganizationAccount[]>> {
  return attempt(aws, 'organizations:ListAccounts', async () => {
    const found: OrganizationAccount[] = [];
    for await (const { Accounts = [] } of paginateListAccounts({ client: aws.organizations }, {}))
      for (const each of Accounts) {
        const { Id, Name, State, Status } = account.parse(each);
        found.push({ account: Id, name: Name, state: State ?? Status ?? 'UNKNOWN' });
      }
    return found;
  });
}
