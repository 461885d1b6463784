import { onEnvironment, PORTAL } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import { type Guide, guideSteps } from '#lib/domain/overview/guide.ts';
import { defineQuery } from './define.ts';

type Ask = {
  /** Pages that this person has opened. */
  readonly seen: readonly string[];
  /** Runs that wait for an approval. */
  readonly waiting: readonly number[];
};

/** The demo's five steps for whoever looks; undefined where this is no demo, or where it does not answer. */
export const demoGuide = defineQuery<Ask, Guide | undefined>({
  name: 'demo-guide',
  action: 'overview:read',
  on: () => PORTAL,
  async run({ guide }, caller, { seen, waiting }) {
    const now = await guide?.now();
    if (!now) return undefined;
    return {
      now,
      mayBreak: can(caller, 'deploys:request-application', onEnvironment(now.environment)).allowed,
      steps: guideSteps(now, seen, waiting),
    };
  },
});
