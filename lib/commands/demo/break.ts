import { onEnvironment } from '#lib/domain/access/action.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { GuideNow } from '#lib/domain/overview/guide.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, type Result } from '#lib/domain/result.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { type CommandServices, defineCommand } from '../define.ts';

type Args = { readonly environment: EnvironmentKey };
type Answer = Result<GuideNow, Reason>;

/** Puts a fault of two minutes on the demo's environment. Refusal: `demo.not-possible`. */
export const breakDemo = command('demo.break', 'breakIt');
/** Ends that fault before its time. Refusal: `demo.not-possible`. */
export const healDemo = command('demo.heal', 'heal');

function command(name: 'demo.break' | 'demo.heal', how: 'breakIt' | 'heal') {
  return defineCommand<Args, Answer>({
    name,
    action: 'deploys:request-application',
    on: ({ environment }) => onEnvironment(environment),
    run: (services, caller, args) => ask(services, caller, args, name, how),
  });
}

async function ask(
  { db, clock, guide }: CommandServices,
  caller: Caller,
  { environment }: Args,
  action: string,
  how: 'breakIt' | 'heal',
): Promise<Answer> {
  const now = await guide?.now();
  if (!guide || now?.environment !== environment) return err(reason('demo.not-possible', { environment }));
  const answer = await guide[how]();
  await appendAudit(db, {
    at: clock(),
    actor: caller.id,
    via: caller.via,
    action,
    target: environment,
    outcome: answer.ok ? 'done' : 'failed',
    details: answer.ok ? {} : { cause: answer.error.slice(0, 200) },
  });
  return answer.ok ? answer : err(reason('demo.not-possible', { environment }));
}
