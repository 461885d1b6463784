import { foundName, type LeftOut, type Proposals } from '#lib/domain/discovery/proposal.ts';
import { propose } from '#lib/domain/discovery/propose.ts';
import type { SeenRegion } from '#lib/domain/discovery/seen.ts';
import { seenSoFar } from '#lib/domain/discovery/seen-so-far.ts';
import { watchYaml } from '#lib/domain/discovery/watch-yaml.ts';
import { discover } from '#lib/queries/discover.ts';
import { failureWords } from '#lib/words/failure.ts';
import { translator } from '#lib/words/translate.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode } from './output.ts';

export type DiscoverWish = {
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  /** Name of the read role in each account. */
  readonly role: string;
  readonly externalId?: string;
};

/** Looks through accounts and regions, proposes systems, and writes what to put into `portal.yaml` to standard output. */
export async function discoverSystems(context: CliContext, wish: DiscoverWish): Promise<ExitCode> {
  const odd = wish.accounts.find((each) => !/^\d{12}$/.test(each));
  if (odd !== undefined) {
    context.out.progress(
      `${JSON.stringify(odd)} is no account: write 12 digits, several with commas between`,
    );
    return EXIT.usage;
  }
  const regions: SeenRegion[] = [];
  for (const account of wish.accounts)
    for (const region of wish.regions) {
      const seen = await lookThrough(context, wish, account, region);
      if (!seen) return EXIT.failed;
      regions.push(seen);
    }
  const proposals = propose(regions);
  const yaml = watchYaml(proposals, (account) => ({
    role: roleArn(account, wish.role),
    ...(wish.externalId ? { externalId: wish.externalId } : {}),
  }));
  const { out } = context;
  for (const line of summary(regions, proposals)) out.progress(line);
  for (const line of yaml.trimEnd().split('\n')) out.line(line);
  out.result({ regions, proposals, yaml });
  return EXIT.ok;
}

const roleArn = (account: string, role: string): string => `arn:aws:iam::${account}:role/${role}`;

/** Asks until nothing is left; each answer is a part. Undefined when there was none, after saying why. */
async function lookThrough(
  { ask, out }: CliContext,
  { role, externalId }: DiscoverWish,
  account: string,
  region: string,
): Promise<SeenRegion | undefined> {
  let seen: SeenRegion | undefined;
  let after: string | undefined;
  do {
    const reading = await ask(discover, {
      ...{ account, region, role: roleArn(account, role) },
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
  const refused = regions.flatMap(({ account, region, tried }) =>
    tried.flatMap(({ action, failure }) =>
      failure ? [`${account} ${region}: ${action} is refused: ${failureWords(t, failure).what}`] : [],
    ),
  );
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

const WHY_LEFT_OUT: Readonly<Record<LeftOut['why'], string>> = {
  'cdk-bootstrap': 'CDK bootstrap',
  'stack-set': 'made by a StackSet',
  'sam-bucket': "the SAM CLI's bucket",
  nested: 'nested in another stack',
  portal: "this portal's own",
  'no-environment': 'neither its name nor a tag names an environment',
};
