import { environmentOf } from '#lib/config/portal-config.ts';
import type { RunState } from '#lib/domain/deploy/run.ts';
import { approvalExpected, requestExpected } from '#lib/proof/signed.ts';
import { type Expected, signerOf } from '#lib/proof/signer.ts';
import { notePasskeyUse, type PasskeyUse } from '#lib/store/passkey-uses.ts';
import { approvalsOf, latestPlan } from '#lib/store/plans.ts';
import { getDeployment, runsIn } from '#lib/store/runs.ts';
import type { EngineServices } from './services.ts';

/**
 * Notes the passkey signatures of these runs, lowest count first, as soon as they are there: one that comes later with
 * a count that was passed already is by a copy of the key. One `noted` a runner saves looking twice.
 */
export async function noteKeyUses(
  services: EngineServices,
  states: readonly RunState[],
  noted: Set<string>,
): Promise<void> {
  const { db, config, clock } = services;
  if (!config.current().file.proof) return;
  const uses: PasskeyUse[] = [];
  for (const { proof, expected } of await signaturesOf(services, states)) {
    if (noted.has(proof)) continue;
    noted.add(proof);
    const signer = await signerOf(config.current(), proof, expected, clock());
    if (signer.ok && signer.value.kind === 'passkey' && signer.value.counter > 0)
      uses.push({ credential: signer.value.key, counter: signer.value.counter, proof });
  }
  for (const use of uses.toSorted((a, b) => a.counter - b.counter)) await notePasskeyUse(db, use, clock());
}

type Signature = { readonly proof: string; readonly expected: Expected };

async function signaturesOf(
  services: EngineServices,
  states: readonly RunState[],
): Promise<readonly Signature[]> {
  const { db, config } = services;
  const found: Signature[] = [];
  for (const run of await runsIn(db, states)) {
    const deployment = await getDeployment(db, run.deploymentId);
    if (!deployment || !config.current().environments.has(deployment.environment)) continue;
    const environment = environmentOf(config.current(), deployment.environment);
    if (!environment.settings.proof) continue;
    if (deployment.proof)
      found.push({ proof: deployment.proof, expected: requestExpected(services, environment, deployment) });
    const stored = await latestPlan(db, run.id);
    if (!stored) continue;
    const expected = approvalExpected(services, environment, { run, deployment }, stored.plan);
    for (const { proof } of await approvalsOf(db, run.id)) if (proof) found.push({ proof, expected });
  }
  return found;
}
