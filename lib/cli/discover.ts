import { roleArn, type WantedAccount, wantedAccounts } from '#lib/domain/discovery/accounts.ts';
import { foundName, type LeftOut, type Proposals } from '#lib/domain/discovery/proposal.ts';
import { propose } from '#lib/domain/discovery/propose.ts';
import type { SeenRegion } from '#lib/domain/discovery/seen.ts';
import { seenSoFar } from '#lib/domain/discovery/seen-so-far.ts';
import { watchYaml } from '#lib/domain/discovery/watch-yaml.ts';
import { discover } from '#lib/queries/discover.ts';
import { organizationAccounts } from '#lib/queries/organization-accounts.ts';
import { failureWords } from '#lib/words/failure.ts';
import { type Translate, translator } from '#lib/words/translate.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode } from './output.ts';

export type DiscoverWish = {
  /** As they are pasted: `111122223333`, or `111122223333=other-role`. */
  readonly accounts: readonly string[];
  /** Whoever lists more of them: ARN of a role of the organization's management account. */
  readonly organizationRole?: string;
  readonly regions: readonly string[];
  /** Name of the read role in each account. */
  readonly role: string;
  readonly externalId?: string;
};

/** Looks through accounts and regions, proposes systems, and writes what to put into `portal.yaml` to standard output. */
export async function discoverSystems(context: CliContext, wish: DiscoverWish): Promise<ExitCode> {
  const { out } = context;
  const listed = wish.organizationRole === undefined ? [] : await listAccounts(context, wish);
  if (!listed) return EXIT.failed;
  // What is pasted comes last: it may name another role.
  const wanted = wantedAccounts([...listed, ...wish.accounts], wish.role);
  if (!wanted.ok) {
    out.progress(
      `${JSON.stringify(wanted.error)} is no account: write 12 digits, or 111122223333=role where the role has another name; several with commas between`,
    );
    return EXIT.usage;
  }
  const regions: SeenRegion[] = [];
  for (const account of wanted.value)
    for (const region of wish.regions) {
      const seen = await lookThrough(context, wish, account, region);
      if (!seen) return EXIT.failed;
      regions.push(seen);
    }
  const proposals = propose(regions);
  const roles = new Map(wanted.value.map(({ account, role }) => [account, role]));
  const yaml = watchYaml(proposals, (account) => ({
    role: roles.get(account) ?? roleArn(account, wish.role),
    ...(wish.externalId ? { externalId: wish.externalId } : {}),
  }));
  for (const line of summary(regions, proposals)) out.progress(line);
  for (const line of yaml.trimEnd().split('\n')) out.line(line);
  out.result({ regions, proposals, yaml });
  return EXIT.ok;
}

/** Active accounts of the organization; the others are said. Undefined when it could not be asked, after saying why. */
async function listAccounts(
  { ask, out }: CliContext,
  { organizationRole = '', externalId }: DiscoverWish,
): Promise<readonly string[] | undefined> {
  const reading = await ask(organizationAccounts, {
    role: organizationRole,
    ...(externalId ? { externalId } : {}),
  });
  if (reading.state === 'failed') {
    const { what } = failureWords(translator('en'), reading.failure);
    out.progress(
      `the accounts of the organization cannot be listed: ${what} It is answered to a role of its management account or of a delegated administrator`,
    );
    return undefined;
  }
  const active = reading.value.filter(({ state }) => state === 'ACTIVE');
  out.progress(`${active.length} of ${reading.value.length} accounts of the organization are active`);
  for (const { account, name, state } of reading.value)
    if (state !== 'ACTIVE') out.progress(`  ${account} ${JSON.stringify(name)}: left out, it is ${state}`);
  return active.map(({ account }) => account);
}

/** Asks until nothing is left; each answer is a part. Undefined when there was none, after saying why. */
async function lookThrough(
  { ask, out }: CliContext,
  { externalId }: DiscoverWish,
  { account, role }: WantedAccount,
  region: string,
): Promise<SeenRegion | undefined> {
  let seen: SeenRegion | undefined;
  let after: string | undefined;
  do {
    const reading = await ask(discover, {
      ...{ account, region, role },
      ...(externalId ? { externalId } : {}),
      ...(after ? { after } : {}),
    });
    if (reading.state === 'failed') {
      out.progress(`${account} ${region}: ${failureWords(translator('en'), reading.failure).what}`);
      return undefined;
    }
    seen = seenSoFar(seen, reading.value.seen);
    after = reading.value.next;
    out.progress(`${account} ${region}: ${seen.stacks.length} stacks, ${seen.calls} calls`);
  } while (after);
  return seen;
}

function summary(
  regions: readonly SeenRegion[],
  { systems, questions, leftOut }: Proposals,
): readonly string[] {
  const t = translator('en');
  const refused = regions.flatMap((seen) => refusals(seen, t));
  const found = systems.map(
    ({ name, environments }) =>
      `${name}: ${environments.map((each) => `${each.name} (${each.parts.map((part) => part.name).join(', ')})`).join(', ')}`,
  );
  return [
    ...refused,
    `${systems.length} systems found`,
    ...found.map((each) => `  ${each}`),
    ...questions.map(
      ({ found: each, system }) => `  ${foundName(each)}: of ${system}? It names no environment`,
    ),
    `${leftOut.length} left out`,
    ...leftOut.map(({ found: each, why }) => `  ${foundName(each)}: ${WHY_LEFT_OUT[why]}`),
  ];
}

/** An account whose role cannot be taken answers every call alike: it is named once, with why. */
function refusals({ account, region, tried }: SeenRegion, t: Translate): readonly string[] {
  const said = tried.flatMap(({ action, failure }) =>
    failure ? [{ action, why: failureWords(t, failure).what }] : [],
  );
  const [first, ...more] = said;
  if (first && said.length === tried.length && more.every(({ why }) => why === first.why))
    return [`${account} ${region}: nothing can be read: ${first.why}`];
  return said.map(({ action, why }) => `${account} ${region}: ${action} is refused: ${why}`);
}

const WHY_LEFT_OUT: Readonly<Record<LeftOut['why'], string>> = {
  'cdk-bootstrap': 'CDK bootstrap',
  'stack-set': 'made by a StackSet',
  'sam-bucket': "the SAM CLI's bucket",
  nested: 'nested in another stack',
  portal: "this portal's own",
  'no-environment': 'neither its name nor a tag names an environment',
};
