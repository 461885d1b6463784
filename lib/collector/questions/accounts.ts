import { organizationAccounts } from '#lib/aws/read/organizations/accounts.ts';
import type { AccountsAsk } from '#lib/domain/discovery/accounts.ts';
import { failedAfter, ready } from '#lib/domain/reading.ts';
import { minutes } from '#lib/domain/time.ts';
import type { ReadAnswer } from '../protocol.ts';
import type { CollectorServices } from '../services.ts';

/** Organizations answers in one place for all regions. */
const REGION = 'us-east-1';

/** Lists the accounts of an organization with a role that the asker names. */
export async function readAccounts(
  { clock, look }: Pick<CollectorServices, 'clock' | 'look'>,
  { role, externalId }: AccountsAsk,
): Promise<ReadAnswer<'accounts'>> {
  const account = role.split(':')[4] ?? '';
  const aws = look({
    ...{ account, region: REGION, role, sessionName: 'yagura-discover' },
    ...(externalId ? { externalId } : {}),
  });
  const read = await organizationAccounts(aws);
  if (!read.ok) return failedAfter(undefined, read.error, clock());
  return ready(read.value, {
    asOf: clock(),
    freshFor: minutes(15),
    source: 'organizations:ListAccounts',
  });
}
