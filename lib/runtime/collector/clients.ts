import type { Budget } from '#lib/aws/budget.ts';
import { type AwsClients, awsClients } from '#lib/aws/clients.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { Clock } from '#lib/domain/time.ts';

/** Clients of an environment's read role, shared by all who read through the same one. */
export function readClients(
  budget: Budget,
  clock: Clock,
): (environment: ConfiguredEnvironment) => AwsClients {
  const made = new Map<string, AwsClients>();
  return ({ account, region, settings: { roles } }) => {
    const { read: role, externalId } = roles;
    const key = `${region} ${role} ${externalId ?? ''}`;
    const target = { account, region, role, sessionName: 'collector', ...(externalId ? { externalId } : {}) };
    const clients = made.get(key) ?? awsClients(target, budget, clock);
    made.set(key, clients);
    return clients;
  };
}
