import type { Denial } from './predicted.ts';

/** A policy that gives a role what it lacks, as IAM takes it: actions of the same resources stand in one statement. */
export function missingPolicy(denials: readonly Denial[]): string {
  const byResource = new Map<string, Set<string>>();
  for (const { action, resource, explicit } of denials) {
    if (explicit) continue;
    byResource.set(resource, (byResource.get(resource) ?? new Set()).add(action));
  }
  const byActions = new Map<string, readonly string[]>();
  for (const [resource, actions] of byResource) {
    const key = JSON.stringify([...actions].toSorted());
    byActions.set(key, [...(byActions.get(key) ?? []), asWritten(resource)]);
  }
  const Statement = [...byActions].map(([actions, resources]) => ({
    Effect: 'Allow',
    Action: JSON.parse(actions),
    Resource: [...new Set(resources)].toSorted(),
  }));
  return JSON.stringify({ Version: '2012-10-17', Statement }, null, 2);
}

/** What stands for characters of AWS's own choice is any in a policy. */
const asWritten = (resource: string): string => resource.replace(/X{6,}/g, '*');
