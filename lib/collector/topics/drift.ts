import type { ComponentDrift } from '#lib/domain/drift/drift.ts';
import { driftSubject, happeningOfDrift } from '#lib/domain/notify/of-drift.ts';
import { ok } from '#lib/domain/result.ts';
import { minutes } from '#lib/domain/time.ts';
import { driftChecksOf, type KeptCheck } from '#lib/store/drift-checks.ts';
import { lastOfSubject, putHappening } from '#lib/store/happenings.ts';
import { authorOf } from '../drift-authors.ts';
import type { Topic } from '../topic.ts';

/** What the runner's checks came to, with who did it: only the collector reads CloudTrail. Asks AWS nothing where nothing drifted. */
export const drift: Topic<'drift'> = {
  name: 'drift',
  every: minutes(1),
  async read(services, environment) {
    const kept = new Map(
      (await driftChecksOf(services.db, [environment.key])).map((each) => [each.component, each]),
    );
    const value: ComponentDrift[] = [];
    for (const { name: component, drift: schedule } of environment.components) {
      if (!schedule) continue;
      const check = kept.get(component);
      const failed = failedOf(check);
      if (!check || check.checkedAt === null || check.commit === null) {
        value.push({ component, state: 'never', ...failed });
        continue;
      }
      const { checkedAt, commit } = check;
      const resources = [];
      for (const each of check.resources)
        resources.push({ ...each, author: await authorOf(services, environment, each) });
      value.push({ component, state: 'checked', checkedAt, commit, resources, ...failed });
    }
    return ok({
      value,
      source: 'terraform plan -refresh-only, cloudformation:DetectStackDrift and cloudtrail:LookupEvents',
    });
  },
  async alsoKeep(tx, { key }, { value, asOf }) {
    const happening = happeningOfDrift(key, value, await lastOfSubject(tx, driftSubject(key)), asOf);
    if (happening) await putHappening(tx, happening);
  },
};

const failedOf = (
  check: KeptCheck | undefined,
): { readonly failed?: NonNullable<ComponentDrift['failed']> } =>
  check?.failure ? { failed: { at: check.triedAt, cause: check.failure } } : {};
