import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import type { Approval } from '#lib/domain/deploy/approval.ts';
import type { Plan } from '#lib/domain/deploy/plan.ts';
import type { Signer } from '#lib/domain/proof/proof.ts';
import { approvalText, requestText, shownDigest } from '#lib/domain/proof/signed-text.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import type { Instant } from '#lib/domain/time.ts';
import { countWentBack } from '#lib/store/passkey-uses.ts';
import { agesOf } from './ages.ts';
import { agreementOf } from './agreement.ts';
import type { Checkable, CheckServices } from './services.ts';
import { type Expected, signerOf } from './signer.ts';

type Signed = { readonly signer?: Signer; readonly refused?: Reason };

/** What a request's signature must be over. */
export function requestExpected(
  { config }: Pick<CheckServices, 'config'>,
  environment: ConfiguredEnvironment,
  deployment: {
    readonly id: string;
    readonly commit: string;
    readonly runs: readonly Pick<Checkable['run'], 'component' | 'lane'>[];
  },
): Expected {
  const current = config.current();
  const components = deployment.runs.map(({ component, lane }) => ({ component, lane }));
  return {
    textFor: (person, at) =>
      requestText({
        relyingParty: current.file.proof?.relyingParty ?? '',
        environment: environment.key,
        commit: deployment.commit,
        person,
        at,
        components,
        deploymentId: deployment.id,
      }),
    scopes: components.map(({ lane }) => ({ environment: environment.key, lane, act: 'request' })),
    maxAge: agesOf(current, environment).plan,
  };
}

/** What an approval's signature must be over. */
export function approvalExpected(
  { config }: Pick<CheckServices, 'config'>,
  environment: ConfiguredEnvironment,
  { run, deployment }: Checkable,
  plan: Plan,
): Expected {
  const current = config.current();
  return {
    textFor: (person: string, at: Instant) =>
      approvalText({
        relyingParty: current.file.proof?.relyingParty ?? '',
        environment: environment.key,
        component: run.component,
        lane: run.lane,
        runId: run.id,
        commit: deployment.commit,
        shown: shownDigest(plan),
        content: plan.content,
        person,
        at,
      }),
    scopes: agreementOf(environment, run, plan).lanes.map((lane) => ({
      ...{ environment: environment.key, lane, act: 'approve' as const },
    })),
    maxAge: agesOf(current, environment).approval,
  };
}

/** Whom a request's signature names, or why it names nobody. */
export const requestSigner = (
  services: CheckServices,
  environment: ConfiguredEnvironment,
  { deployment }: Pick<Checkable, 'deployment'>,
): Promise<Signed> => signed(services, deployment.proof, requestExpected(services, environment, deployment));

/** Whom an approval's signature names, or why it names nobody. */
export const approvalSigner = (
  services: CheckServices,
  environment: ConfiguredEnvironment,
  checkable: Checkable,
  plan: Plan,
  approval: Pick<Approval, 'proof'>,
): Promise<Signed> =>
  signed(services, approval.proof, approvalExpected(services, environment, checkable, plan));

/** Whom a signature over what is expected names; a key of which there seem to be two names nobody. */
export async function signed(
  { db, config, clock }: CheckServices,
  proof: string | undefined,
  expected: Expected,
): Promise<Signed> {
  const found = await signerOf(config.current(), proof, expected, clock());
  if (!found.ok) return { refused: found.error };
  const { kind, key, counter, person } = found.value;
  if (kind === 'passkey' && (await countWentBack(db, { credential: key, counter, proof: proof ?? '' })))
    return { refused: reason('proof.key-copied', { person }) };
  return { signer: found.value };
}
