import { describe, expect, it } from 'vitest';
import { answeringClients, sdkError } from '#lib/aws/answering-clients.ts';
import type { CliContext } from '#lib/cli/context.ts';
import { discoverSystems } from '#lib/cli/discover.ts';
import { EXIT } from '#lib/cli/output.ts';
import { readAccounts } from '#lib/collector/questions/accounts.ts';
import type { DiscoverAsk } from '#lib/domain/discovery/seen.ts';
import { ready } from '#lib/domain/reading.ts';
import { instant, minutes } from '#lib/domain/time.ts';

const NOW = instant(1_795_000_000_000);
const ORGANIZATION = 'arn:aws:iam::999988887777:role/accounts';

/** Two pages as the service's model has them; the older field of one account alone. */
const PAGES = [
  {
    Accounts: [
      { Id: '111122223333', Name: 'shop', State: 'ACTIVE' },
      { Id: '444455556666', Name: 'closed', State: 'PENDING_CLOSURE' },
    ],
    NextToken: 'more',
  },
  { Accounts: [{ Id: '777788889999', Name: 'data', Status: 'ACTIVE' }] },
];

/** A portal whose collector has these answers of AWS; accounts of `refuses` let nobody in. */
function portal(list: (input: { NextToken?: string }) => unknown, refuses: readonly string[] = []) {
  const said: string[] = [];
  const asked: DiscoverAsk[] = [];
  const { aws } = answeringClients({ 'organizations:ListAccounts': list as never });
  const services = { clock: () => NOW, look: () => aws };
  const ask = async ({ name }: { name: string }, args: unknown) => {
    if (name === 'organization-accounts') return readAccounts(services, args as never);
    const wanted = args as DiscoverAsk;
    asked.push(wanted);
    const { account, region } = wanted;
    const failure = {
      ...{ kind: 'denied' as const, principal: wanted.role, action: 'sts:AssumeRole', resource: wanted.role },
    };
    const actions = ['cloudformation:DescribeStacks', 's3:ListAllMyBuckets'];
    const tried = actions.map((action) => ({ action, ...(refuses.includes(account) ? { failure } : {}) }));
    const seen = { account, region, tried, calls: 2, stacks: [], states: [] };
    return ready({ seen }, { asOf: NOW, freshFor: minutes(15), source: 'test' });
  };
  const out = { progress: (line: string) => said.push(line), line: () => undefined, result: () => undefined };
  return { context: { ask, out } as unknown as CliContext, said, asked };
}
const pages = ({ NextToken }: { NextToken?: string }) => PAGES[NextToken ? 1 : 0];
const wish = (accounts: readonly string[], more: { organizationRole?: string } = {}) => ({
  ...{ accounts, regions: ['eu-west-1'], role: 'yagura-read', ...more },
});

describe('discovery', () => {
  it('looks through the active accounts of an organization, and says of the others why not', async () => {
    const { context, said, asked } = portal(pages);
    const code = await discoverSystems(context, wish([], { organizationRole: ORGANIZATION }));
    expect(code).toBe(EXIT.ok);
    expect(asked.map(({ role }) => role)).toEqual([
      'arn:aws:iam::111122223333:role/yagura-read',
      'arn:aws:iam::777788889999:role/yagura-read',
    ]);
    expect(said).toContain('2 of 3 accounts of the organization are active');
    expect(said).toContain('  444455556666 "closed": left out, it is PENDING_CLOSURE');
  });

  it('takes another role where one is pasted beside the list', async () => {
    const { context, asked } = portal(pages);
    await discoverSystems(context, wish(['777788889999=look'], { organizationRole: ORGANIZATION }));
    expect(asked.map(({ role }) => role).at(-1)).toBe('arn:aws:iam::777788889999:role/look');
  });

  it('goes on where an account lets nobody in, and names it once with the reason', async () => {
    const { context, said, asked } = portal(pages, ['111122223333']);
    const code = await discoverSystems(context, wish(['111122223333', '777788889999']));
    expect(code).toBe(EXIT.ok);
    expect(asked).toHaveLength(2);
    const refused = said.filter((line) => line.startsWith('111122223333 eu-west-1: nothing'));
    expect(refused).toEqual([expect.stringContaining('sts:AssumeRole')]);
  });

  it('says who may list an organization where the role may not', async () => {
    const { context, said, asked } = portal(() => {
      throw sdkError('AccessDeniedException', 'You do not have permissions to access this resource.');
    });
    expect(await discoverSystems(context, wish([], { organizationRole: ORGANIZATION }))).toBe(EXIT.failed);
    expect(said.join()).toContain('organizations:ListAccounts');
    expect(said.join()).toContain('management account or of a delegated administrator');
    expect(asked).toEqual([]);
  });

  it('takes nothing that is no account', async () => {
    const { context, said } = portal(pages);
    expect(await discoverSystems(context, wish(['organization']))).toBe(EXIT.usage);
    expect(said[0]).toContain('"organization" is no account');
  });
});
