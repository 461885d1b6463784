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
  for (const { proof, expected } of await newSignatures(services, states, noted)) {
    noted.add(proof);
    const signer = await signerOf(config.current(), proof, expected, clock());
    if (signer.ok && signer.value.kind === 'passkey' && signer.value.counter > 0)
      uses.push({ credential: signer.value.key, counter: signer.value.counter, proof });
  }
  for (const use of uses.toSorted((a, b) => a.counter - b.counter)) await notePasskeyUse(db, use, clock());
}

type Signature = { readonly proof: string; readonly expected: Expected };

/** Plans are large and most signatures were seen: a plan is read only for an approval that was not. */
async function newSignatures(
  services: EngineServices,
  states: readonly RunState[],
  noted: ReadonlySet<string>,
): Promise<readonly Signature[]> {
  const { db, config } = services;
  const isNew = (proof: string | undefined): proof is string => proof !== undefined && !noted.has(proof);
  const found: Signature[] = [];
  for (const run of await runsIn(db, states)) {
    const deployment = await getDeployment(db, run.deploymentId);
    const environment = deployment && config.current().environments.get(deployment.environment);
    if (!deployment || !environment?.settings.proof) continue;
    if (isNew(deployment.proof))
      found.push({ proof: deployment.proof, expected: requestExpected(services, environment, deployment) });
    const proofs = (await approvalsOf(db, run.id)).map(({ proof }) => proof).filter(isNew);
    const stored = proofs.length > 0 ? await latestPlan(db, run.id) : undefined;
    if (!stored) continue;
    const expected = approvalExpected(services, environment, { run, deployment }, stored.plan);
    found.push(...proofs.map((proof) => ({ proof, expected })));
  }
  return found;
}
