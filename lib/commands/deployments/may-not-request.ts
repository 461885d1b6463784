import type { ConfiguredComponent } from '#lib/config/components.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { Caller } from '#lib/domain/access/caller.ts';
import { personOfAccount } from '#lib/domain/proof/people.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { requestExpected, signed } from '#lib/proof/signed.ts';
import { getDeployment } from '#lib/store/runs.ts';
import type { CommandServices } from '../define.ts';
import type { RequestArgs } from './request-args.ts';

type Asked = {
  readonly components: readonly ConfiguredComponent[];
  readonly commit: string;
  readonly signed: RequestArgs['signed'];
};

const ID = /^[0-9a-f-]{36}$/;

/** Why a signature is not this person's request for this commit: none, not good, somebody else's, or used before. */
export async function mayNotRequest(
  services: CommandServices,
  caller: Caller,
  environment: ConfiguredEnvironment,
  { components, commit, signed: given }: Asked,
): Promise<Reason | undefined> {
  if (!given || !ID.test(given.deploymentId)) return reason('proof.unsigned');
  if (await getDeployment(services.db, given.deploymentId)) return reason('proof.used-before');
  const runs = components.map(({ name: component, lane }) => ({ component, lane }));
  const expected = requestExpected(services, environment, { id: given.deploymentId, commit, runs });
  const { signer, refused } = await signed(services, given.proof, expected);
  if (!signer) return refused ?? reason('proof.unsigned');
  const own = personOfAccount(services.config.current().file.people, caller);
  return own?.id === signer.person ? undefined : reason('proof.not-yours', { person: signer.person });
}
