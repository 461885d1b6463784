import type { Reason } from '../reason.ts';
import type { Action, Target } from './action.ts';
import type { Caller } from './caller.ts';
import { can } from './can.ts';

/**
 * A question, command or stream, with the right it needs. Declared as values so that the authorisation matrix
 * is generated from them and no path can forget the check.
 */
export type Operation<Services, Args, Answer> = {
  readonly name: string;
  readonly action: Action;
  readonly on: (args: Args) => Target;
  /** Checks alone: a refusal is told as `ask` tells it. @throws NotAllowed */
  readonly check: (services: Services, caller: Caller, args: Args) => Promise<void>;
  /** Checks, then runs. @throws NotAllowed */
  readonly ask: (services: Services, caller: Caller, args: Args) => Promise<Answer>;
};

export type OperationDeclaration<Services, Args, Answer> = {
  readonly name: string;
  readonly action: Action;
  readonly on: (args: Args) => Target;
  readonly run: (services: Services, caller: Caller, args: Args) => Promise<Answer>;
  /** Called before the refusal is thrown: it is written to the audit. */
  readonly onDenied?: (services: Services, caller: Caller, args: Args, why: Reason) => Promise<void>;
};

/** Refusal. How it is answered depends on what its caller may know: `refusedAs`. */
export class NotAllowed extends Error {
  readonly reason: Reason;
  constructor(why: Reason) {
    super(`not allowed: ${why.code}`);
    this.name = 'NotAllowed';
    this.reason = why;
  }
}

export function defineOperation<Services, Args, Answer>(
  declared: OperationDeclaration<Services, Args, Answer>,
): Operation<Services, Args, Answer> {
  async function check(services: Services, caller: Caller, args: Args): Promise<void> {
    const decision = can(caller, declared.action, declared.on(args));
    if (decision.allowed) return;
    await declared.onDenied?.(services, caller, args, decision.reason);
    throw new NotAllowed(decision.reason);
  }
  return {
    name: declared.name,
    action: declared.action,
    on: declared.on,
    check,
    async ask(services, caller, args) {
      await check(services, caller, args);
      return declared.run(services, caller, args);
    },
  };
}

/** What an audit row calls the thing that an action is done to. */
export const targetName = (target: Target): string => (target.kind === 'environment' ? target.key : 'portal');
