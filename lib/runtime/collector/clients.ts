import type { Budget } from '#lib/aws/budget.ts';
import { type AwsClients, awsClients } from '#lib/aws/clients.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { chainOf } from '#lib/config/role-chain.ts';
import type { Clock } from '#lib/domain/time.ts';

/** Clients of an environment's read role, shared by all who read through the same one. */
export function readClients(
  budget: Budget,
  clock: Clock,
): (environment: ConfiguredEnvironment) => AwsClients {
  const made = new Map<string, AwsClients>();
  return ({ account, region, settings: { roles } }) => {
    const { read: role } = roles;
    const chain = chainOf(roles);
    const key = `${region} ${role} ${JSON.stringify(chain)}`;
    const clients =
      made.get(key) ??
      awsClients({ account, region, role, sessionName: 'collector', ...chain }, budget, clock);
    made.set(key, clients);
    return clients;
  };
}
