import type { AwsClients } from '#lib/aws/clients.ts';
import type { Read } from '#lib/aws/read/attempt.ts';
import { allStacks, type ListedStack } from '#lib/aws/read/cloudformation/all-stacks.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { type Chooser, type MatchedStack, matchedStacks } from '#lib/domain/membership/matched-stacks.ts';
import { choiceText, namedStacks, openChoices } from '#lib/domain/membership/stack-choice.ts';
import type { Missing } from '#lib/domain/reading.ts';
import { ok } from '#lib/domain/result.ts';
import { minutes } from '#lib/domain/time.ts';
import { watchedStacks } from '#lib/store/watched-stacks.ts';
import { rounds } from './account/rounds.ts';
import type { CollectorServices } from './services.ts';

type Chosen = { readonly stacks?: readonly MatchedStack[]; readonly missing: readonly Missing[] };

/** Lists the stacks of the region where patterns or tags choose among them; a list that is refused changes nothing. */
export async function chooseStacks(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
): Promise<Chosen> {
  const own = chooserOf(environment);
  if (own.choices.length === 0) return { missing: [] };
  const listed = await everyStack(services, environment);
  if (!listed.ok) {
    const stacks = await watchedStacks(services.db, environment.key, environment.settings.watch?.stacks);
    return {
      stacks,
      missing: own.choices.map((each) => ({ what: choiceText(each), failure: listed.error })),
    };
  }
  const { account, region } = environment;
  const neighbours = [...services.config.current().environments.values()]
    .filter((each) => each.account === account && each.region === region)
    .map(chooserOf);
  return matchedStacks(own, neighbours, listed.value);
}

const chooserOf = ({ key, account, region, settings, components }: ConfiguredEnvironment): Chooser => ({
  environment: key,
  choices: openChoices(settings.watch?.stacks),
  named: [
    ...namedStacks(settings.watch?.stacks),
    ...components.flatMap((each) =>
      each.engine === 'cloudformation' && each.account === account && each.region === region
        ? [each.stack]
        : [],
    ),
  ],
});

/** One list for all who look at the region through the same role. */
const lists = rounds<Read<readonly ListedStack[]>>(minutes(2));

async function everyStack(
  services: CollectorServices,
  environment: ConfiguredEnvironment,
): Promise<Read<readonly ListedStack[]>> {
  const aws = services.aws(environment);
  const asking = { who: environment.key, now: services.clock(), read: () => pagesOf(aws) };
  return (await lists.take(aws, asking)).value;
}

async function pagesOf(aws: AwsClients): Promise<Read<readonly ListedStack[]>> {
  const stacks: ListedStack[] = [];
  let after: string | undefined;
  do {
    const page = await allStacks(aws, after);
    if (!page.ok) return page;
    stacks.push(...page.value.stacks);
    after = page.value.next;
  } while (after !== undefined);
  return ok(stacks);
}
