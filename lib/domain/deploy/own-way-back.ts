import type { Deployment } from './deployment.ts';
import type { Plan } from './plan.ts';

/** A request that no person made: the runner brings back what ran before a release that failed. */
export const isOwnWayBack = ({ origin }: Pick<Deployment, 'origin'>): boolean =>
  origin?.kind === 'roll-back' && origin.after !== undefined;

/** Who has asked where nobody did. Not the name of an account. */
export const OWN_REQUESTER = 'runner:way-back';

/** What may go back without anybody's word: a change that carries a risk needs somebody to look. */
export const goesBackUnasked = ({ changes }: Pick<Plan, 'changes'>): boolean =>
  changes.every(({ action, risks }) => risks.length === 0 && action !== 'delete' && action !== 'replace');
