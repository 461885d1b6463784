import { required } from '#lib/config/env.ts';
import { planKey } from '#lib/deploy/sealed.ts';
import { runnerSigner } from '#lib/deploy/signer.ts';
import { cliEnv } from './cli.ts';

/** What runners with these settings sign with: `proof.runnerKeys`. */
export function runnerPublicKey(): string {
  const env = cliEnv();
  return runnerSigner(planKey(required(env, 'YAGURA_PLAN_KEY')), env.YAGURA_SIGNING_KEY).publicKey;
}
