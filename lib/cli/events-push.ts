import { pushEvent } from '#lib/commands/events/push.ts';
import type { ToldDeploy } from '#lib/domain/outside/told.ts';
import { parseInstant, toIso } from '#lib/domain/time.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { translator } from '#lib/words/translate.ts';
import type { CliContext } from './context.ts';
import { deployOfGithub } from './github-deployment.ts';
import { EXIT, type ExitCode } from './output.ts';

export type EventWish = {
  readonly environment: string;
  readonly title?: string;
  readonly commit?: string;
  readonly who?: string;
  readonly link?: string;
  /** ISO 8601. */
  readonly at?: string;
  /** A `deployment_status` event of GitHub as JSON; what is said beside it wins. */
  readonly github?: unknown;
};

/** Tells the portal of a deploy that was made elsewhere. */
export async function pushDeployEvent(context: CliContext, wish: EventWish): Promise<ExitCode> {
  const { ask, out } = context;
  const ofGithub = wish.github === undefined ? undefined : deployOfGithub(wish.github);
  if (wish.github !== undefined && ofGithub === undefined) {
    out.progress('this deployment did not succeed, or has not yet: nothing is told');
    out.result(null);
    return EXIT.ok;
  }
  const environment = await context.environment(wish.environment);
  const told: ToldDeploy = {
    ...{ title: 'deploy', ...ofGithub, environment },
    ...(wish.title ? { title: wish.title } : {}),
    ...(wish.commit ? { commit: wish.commit } : {}),
    ...(wish.who ? { who: wish.who } : {}),
    ...(wish.link ? { link: wish.link } : {}),
    ...(wish.at ? { at: parseInstant(wish.at) } : {}),
  };
  const answer = await ask(pushEvent, told);
  if (!answer.ok) {
    out.progress(reasonWords(translator('en'), answer.error));
    return EXIT.failed;
  }
  const { thing, at, who } = answer.value;
  out.line(`${environment}: ${thing}, ${toIso(at)}, by ${who}`);
  out.result(answer.value);
  return EXIT.ok;
}
