import { createHash } from 'node:crypto';
import { environmentOf } from '#lib/config/portal-config.ts';
import { onEnvironment } from '#lib/domain/access/action.ts';
import { canonicalJson } from '#lib/domain/canonical-json.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { maskerOf } from '#lib/domain/masking.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import { appendAudit } from '#lib/store/audit.ts';
import { notify } from '#lib/store/notify.ts';
import { putPushedState, tokenName } from '#lib/store/pushed-states.ts';
import { accountsOf, isMaskedState } from '#lib/terraform/json/pushed-state.ts';
import { parseStateJson, type StateJson } from '#lib/terraform/json/state-json.ts';
import { defineCommand } from '../define.ts';

export type SnapshotPush = {
  readonly environment: EnvironmentKey;
  /** As `watch.pushed` names it. */
  readonly name: string;
  readonly terraformVersion: string;
  /** Masked where it comes from, by `pushedState`. */
  readonly state: unknown;
};

export type PushedSnapshot = {
  readonly pushedAt: Instant;
  readonly resources: number;
  readonly token?: string;
};

/**
 * Keeps a state that a team's own pipeline has read. Refusals: `snapshots.not-watched`, `snapshots.not-masked`,
 * `snapshots.other-account`.
 */
export const pushSnapshot = defineCommand<SnapshotPush, Result<PushedSnapshot, Reason>>({
  name: 'snapshot.push',
  action: 'snapshots:create',
  on: ({ environment }) => onEnvironment(environment),
  async run({ db, clock, config }, caller, { environment, name, terraformVersion, state }) {
    const { settings, account, components } = environmentOf(config.current(), environment);
    const known = (settings.watch?.pushed ?? []).map((each) => each.name);
    if (!known.includes(name))
      return err(reason('snapshots.not-watched', { name, known: known.join(', ') || '–' }));
    // What was not masked there is not kept here either.
    if (!isMaskedState(state, maskerOf())) return err(reason('snapshots.not-masked'));
    const value: StateJson = parseStateJson(JSON.stringify(state));
    const found = accountsOf(value);
    const own = [account, ...components.map((each) => each.account)];
    if (found.length > 0 && !found.some((each) => own.includes(each)))
      return err(reason('snapshots.other-account', { found: found.join(', '), account }));
    const now = clock();
    const token = caller.tokenId ? await tokenName(db, caller.tokenId) : undefined;
    const digest = createHash('sha256').update(canonicalJson(value)).digest('hex');
    const resources = (value.values?.root_module?.resources ?? []).length;
    await db.transaction(async (tx) => {
      await putPushedState(tx, {
        ...{ environment, name, pushedAt: now, who: caller.id, terraformVersion, digest, value },
        ...(token ? { token } : {}),
      });
      await appendAudit(tx, {
        ...{ at: now, actor: caller.id, via: caller.via, action: 'snapshot.pushed', target: environment },
        outcome: 'done',
        details: { name, resources, digest, ...(token ? { token } : {}) },
      });
      await notify(tx, 'pushed', environment);
    });
    return ok({ pushedAt: now, resources, ...(token ? { token } : {}) });
  },
});
