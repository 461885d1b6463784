import type { ShownShare } from '#components/shell/budget-share.tsx';
import { PORTAL } from '#lib/domain/access/action.ts';
import { can } from '#lib/domain/access/can.ts';
import { budgetShare } from '#lib/queries/budget-share.ts';
import { ask } from './ask.ts';
import { callerOrSignIn } from './caller.ts';

/** For the sidebar, which stands on every page: whoever may not read the budget sees the link alone. */
export async function shownBudgetShare(): Promise<ShownShare> {
  if (!can(await callerOrSignIn(), 'budget:read', PORTAL).allowed) return undefined;
  return (await ask(budgetShare, {})) ?? 'unknown';
}
