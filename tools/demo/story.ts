import type { CommandServices } from '#lib/commands/define.ts';
import {
  type RequestAnswer,
  requestApplication,
  requestInfrastructure,
} from '#lib/commands/deployments/request.ts';
import type { Run } from '#lib/domain/deploy/run.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { demoCaller, rememberDemoAccount } from '#lib/identity/demo-caller.ts';
import { latestDeployments } from '#lib/store/runs.ts';
import { type DeployOptions, withCommands } from './commands.ts';
import { follow } from './follow.ts';
import { STAGED } from './story-repository.ts';

/**
 * What a first look finds beside four healthy environments, all of it real: a second commit on dev, a plan for prod that waits for a
 * person, a release on staging that its verification refuses, which then goes back by itself. Told once.
 * @returns the number of the run that waits
 */
export function tellStory(options: DeployOptions): Promise<number | undefined> {
  return withCommands(options, async (services) => {
    const story: Story = { services, options };
    const plan = await waitingPlan(story);
    if (!(await told(services, 'items/dev', STAGED.second.branch)))
      await tell(story, 'developer', 'items/dev', STAGED.second.branch);
    if (!(await told(services, 'items/staging', STAGED.bad.branch)))
      await tell(story, 'developer', 'items/staging', STAGED.bad.branch, { mayFail: true });
    return plan;
  });
}

type Story = { readonly services: CommandServices; readonly options: DeployOptions };

/** Asks for the plan for prod once, and leaves it to a person. */
async function waitingPlan({ services, options }: Story): Promise<number | undefined> {
  const before = (await latestDeployments(services.db, 50, ['items/prod'])).find(
    ({ ref }) => ref === STAGED.plan.branch,
  );
  if (before) return before.runs[0]?.number;
  const infra = demoCaller(services.config.current(), 'infra', services.clock());
  await rememberDemoAccount(services.db, 'infra');
  const answer = await requestInfrastructure.ask(services, infra, {
    environment: 'items/prod',
    ref: STAGED.plan.branch,
  });
  if (!answer.ok) return refused(options, 'items/prod', answer);
  const runs = await follow(services, options, answer.value, { until: 'waiting' });
  return runs.find(({ state }: Run) => state === 'awaiting-approval')?.number;
}

async function tell(
  { services, options }: Story,
  who: 'developer',
  environment: EnvironmentKey,
  ref: string,
  how: { readonly mayFail?: true } = {},
): Promise<void> {
  await rememberDemoAccount(services.db, who);
  const caller = demoCaller(services.config.current(), who, services.clock());
  const answer = await requestApplication.ask(services, caller, { environment, ref });
  if (!answer.ok) return void refused(options, environment, answer);
  await follow(services, options, answer.value, how);
}

const told = async ({ db }: CommandServices, environment: string, branch: string): Promise<boolean> =>
  (await latestDeployments(db, 50, [environment])).some(({ ref }) => ref === branch);

/** A branch that could not be staged is no end of the demo. */
function refused({ say }: DeployOptions, environment: string, answer: RequestAnswer): undefined {
  if (!answer.ok) say(`  story: ${environment} was refused (${answer.error.code}); the demo goes on without`);
}
