import { reason } from '../../reason.ts';
import type { PlanRule } from './rule.ts';

/** The role that applies the plan is refused nothing of it, as far as IAM could say. A plan ahead is asked again. */
export const noPredictedDenial: PlanRule = ({ denials, ahead }) => {
  if (ahead) return [];
  if (!denials) return [{ kind: 'unknown', address: '', why: reason('rule.denial-unknown', {}) }];
  const { failure, denials: found } = denials;
  return [
    ...found.map(({ address, action, resource }) => ({
      ...{ kind: 'denied' as const, address },
      why: reason('rule.predicted-denial', { address, action, resource }),
    })),
    ...(failure ? [{ kind: 'unknown' as const, address: '', why: reason('rule.denial-unknown', {}) }] : []),
  ];
};
