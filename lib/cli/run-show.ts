import { createPublicKey, verify } from 'node:crypto';
import { planText, shortCode, shownDigest } from '#lib/domain/proof/signed-text.ts';
import { signedPlan } from '#lib/queries/signed-plan.ts';
import { pageOf } from './approve.ts';
import type { CliContext } from './context.ts';
import { EXIT, type ExitCode } from './output.ts';
import { planLines } from './plan-lines.ts';

export type ShowOptions = {
  readonly number: number;
  /** Check the runner's signature and print the short code. */
  readonly verify: boolean;
  /** Public keys of runners, from a `portal.yaml` that this person trusts or by hand. */
  readonly runnerKeys: readonly string[];
};

/**
 * Renders a run's plan without web's pages; with `verify` only if a runner whose key is known signed exactly this.
 * Exit code 1 when nobody known did.
 */
export async function runShow(context: CliContext, options: ShowOptions): Promise<ExitCode> {
  const { ask, out } = context;
  const page = await pageOf(context, options.number);
  const plan = page?.plan?.plan;
  if (!page || !plan) {
    out.line(`#${options.number} has no plan.`);
    return EXIT.usage;
  }
  const { environment, run, deployment } = page;
  const text = planText({
    environment,
    component: run.component,
    lane: run.lane,
    runId: run.id,
    commit: deployment.commit,
    shown: shownDigest(plan),
    content: plan.content,
  });
  const code = shortCode(text);
  const signature = await ask(signedPlan, { environment, runId: run.id });
  const signedBy = options.runnerKeys.find((key) => signature && holds(key, text, signature));
  for (const line of planLines(page)) out.line(line);
  out.line(`Code ${code}`);
  out.result({ plan, code, signedBy: signedBy ?? null });
  if (!options.verify) return EXIT.ok;
  if (signedBy) {
    out.line(`Signed by the runner with the key ${signedBy}.`);
    return EXIT.ok;
  }
  out.line(
    options.runnerKeys.length === 0
      ? 'No key of a runner is known: name proof.runnerKeys in portal.yaml, or --runner-key as `portal keys runner` prints it.'
      : 'NOT signed by a runner that is known: do not approve it.',
  );
  return EXIT.failed;
}

function holds(key: string, text: string, signature: string): boolean {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
    return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
