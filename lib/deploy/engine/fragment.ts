import type { ConfiguredComponent } from '#lib/config/components.ts';
import { withFragment } from '#lib/config/fragment.ts';
import { fragmentsAllowed } from '#lib/config/fragment-said.ts';
import { FRAGMENT_FILE } from '#lib/config/fragment-schema.ts';
import { problemText } from '#lib/config/parse.ts';
import { componentOf } from '#lib/config/portal-config.ts';
import { GitFailed } from '#lib/git/run.ts';
import { StepFailed } from '../step-failed.ts';
import type { Turn } from './turn.ts';

/**
 * The turn with its component as `portal.yaml` and the repository's own file at the run's commit say it.
 * @throws StepFailed naming file, line and what would be right
 */
export async function asCommitSays(turn: Turn): Promise<Turn> {
  const { services, job } = turn;
  const config = services.config.current();
  const component = componentOf(job.environment, job.run.component) ?? job.component;
  if (fragmentsAllowed(config, component.repository).length === 0) return turn;
  const text = await fragmentText(turn, component);
  if (text === undefined) return turn;
  const found = withFragment(config, component, text);
  if (!found.ok) throw new StepFailed('clone', 'fragment.refused', found.error.map(problemText).join('\n'));
  const names = found.value.fragment?.map(({ setting, line }) => `${setting} (line ${line})`);
  if (names) job.log.say(`${FRAGMENT_FILE} of the commit says ${names.join(', ')}`);
  return { ...turn, job: { ...job, component: found.value } };
}

/** A file that nobody reads is not passed over in silence. */
export async function sayUnread(turn: Turn): Promise<void> {
  const { services, job } = turn;
  const { repository } = job.component;
  if (fragmentsAllowed(services.config.current(), repository).length > 0) return;
  if ((await fragmentText(turn, job.component)) === undefined) return;
  job.log.say(
    `${FRAGMENT_FILE} of the commit is not read: portal.yaml allows no fragments of the repository ${repository}`,
  );
}

/** What was deployed well is not undone by a Git host that is away: `portal.yaml` says then what is verified. */
export async function asCommitSaysIfRead(turn: Turn): Promise<Turn> {
  try {
    return await asCommitSays(turn);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    turn.job.log.say(`verified by portal.yaml alone: ${error.message}`);
    return turn;
  }
}

async function fragmentText(
  { services, job }: Turn,
  { repository: name }: ConfiguredComponent,
): Promise<string | undefined> {
  const { mirror, address } = services.repository(name);
  try {
    return await mirror.read(job.deployment.commit, FRAGMENT_FILE);
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    const cause = error.message.replaceAll(address, 'the repository');
    throw new StepFailed('clone', 'clone.failed', cause);
  }
}
