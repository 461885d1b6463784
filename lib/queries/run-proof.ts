import type { ConfiguredEnvironment, PortalConfig } from '#lib/config/portal-config.ts';
import type { RunProof, SignedBy } from '#lib/domain/deploy/run-page.ts';
import type { Signer } from '#lib/domain/proof/proof.ts';
import { planText, shortCode, shownDigest } from '#lib/domain/proof/signed-text.ts';
import { plus } from '#lib/domain/time.ts';
import { agesOf } from '#lib/proof/ages.ts';
import type { Checked } from '#lib/proof/checked.ts';
import type { Checkable } from '#lib/proof/services.ts';
import type { StoredPlan } from '#lib/store/plans.ts';

/** What a run's page says of its approvals. The runner makes up its own mind, by the same rules. */
export function runProof(
  config: PortalConfig,
  environment: ConfiguredEnvironment,
  { run, deployment }: Checkable,
  checked: Checked,
  stored: StoredPlan | undefined,
): RunProof {
  const { signed, request, approvals } = checked;
  const ages = agesOf(config, environment);
  const shown = (signer: Signer): SignedBy => ({
    name: config.file.people.find(({ id }) => id === signer.person)?.name ?? signer.person,
    kind: signer.kind,
  });
  return {
    signed,
    ...(request.signer ? { requester: shown(request.signer) } : {}),
    ...(request.refused ? { requestRefused: request.refused } : {}),
    signers: Object.fromEntries(
      approvals.flatMap(({ approval, signer }) => (signer ? [[approval.id, shown(signer)]] : [])),
    ),
    refused: approvals.flatMap(({ approval, refused }) => (refused ? [{ approval, why: refused }] : [])),
    approvalLasts: ages.approval,
    ...(stored ? { planEnds: plus(stored.madeAt, ages.plan) } : {}),
    ...(stored?.signature
      ? {
          code: shortCode(
            planText({
              environment: environment.key,
              component: run.component,
              lane: run.lane,
              runId: run.id,
              commit: deployment.commit,
              shown: shownDigest(stored.plan),
              content: stored.plan.content,
            }),
          ),
        }
      : {}),
  };
}
