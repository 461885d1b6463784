'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { caller } from '#app/_server/caller.ts';
import { refusal } from '#app/_server/refusal.ts';
import { signingOf } from '#app/_server/signing.ts';
import { wordsOfRequest } from '#app/_server/words.ts';
import type { RequestState } from '#components/deploys/request-form.tsx';
import type { ToSignAnswer } from '#components/proof/signed-action.ts';
import { requestDeployment } from '#lib/commands/deployments/request.ts';
import { refusedAs } from '#lib/domain/access/knows.ts';
import type { Origin } from '#lib/domain/deploy/release.ts';
import type { EnvironmentKey } from '#lib/domain/environment.ts';
import { requestToSign } from '#lib/queries/to-sign.ts';
import { web } from '#lib/runtime/web.ts';
import { reasonWords } from '#lib/words/reason.ts';

const requestForm = z.object({
  environment: z.custom<EnvironmentKey>((value) => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(String(value))),
  only: z.array(z.string().min(1).max(80)).min(1).max(100),
  ref: z.string().trim().min(1).max(200),
  deploymentId: z.uuid().optional(),
  proof: z.string().max(20_000).optional(),
  originKind: z.enum(['promote', 'roll-back']).optional(),
  originRun: z.coerce.number().int().min(1).optional(),
});

type Asked = z.infer<typeof requestForm>;

const originOf = ({ originKind: kind, originRun: run }: Asked): { origin?: Origin } =>
  kind && run ? { origin: { kind, run } } : {};

const read = (form: FormData) =>
  requestForm.safeParse({ ...Object.fromEntries(form), only: form.getAll('only') });

/** What the requester's passkey signs, with the number that the request then gets. */
export async function requestToSignFor(form: FormData): Promise<ToSignAnswer> {
  const [services, who, words] = await Promise.all([web(), caller(), wordsOfRequest()]);
  if (!who) return { refused: words('live.sessionEnded') };
  const asked = read(form);
  if (!asked.success) return { refused: words('run.badForm') };
  const { environment, ref, only } = asked.data;
  if (!services.config.current().environments.has(environment)) return { refused: words('plain.notFound') };
  const deploymentId = services.ids();
  try {
    const answer = await requestToSign.ask(services, who, {
      ...{ environment, ref, only, deploymentId, ...originOf(asked.data) },
      lanes: 'all',
    });
    if (!answer.ok) return { refused: reasonWords(words, answer.error) };
    return answer.value ? signingOf(words, answer.value, { deploymentId }) : { fields: {} };
  } catch (error) {
    return { refused: refusal(words, error) };
  }
}

/** Requests, and goes to the first run's page; a refusal comes back in words. */
export async function requestDeploy(_: RequestState, form: FormData): Promise<RequestState> {
  const [services, who, words] = await Promise.all([web(), caller(), wordsOfRequest()]);
  // No redirect: the page would go, and what was typed with it.
  if (!who) return { refused: words('live.sessionEnded') };
  const asked = read(form);
  if (!asked.success) return { refused: words('run.badForm') };
  const { environment, only, ref, deploymentId, proof } = asked.data;
  const signed = deploymentId && proof ? { signed: { deploymentId, proof } } : {};
  if (!services.config.current().environments.has(environment)) return { refused: words('plain.notFound') };
  let number: number | undefined;
  try {
    const answer = await requestDeployment.ask(services, who, {
      ...{ environment, ref, only, ...signed },
      ...originOf(asked.data),
    });
    if (!answer.ok) return { refused: reasonWords(words, answer.error) };
    number = answer.value.runs[0]?.number;
  } catch (error) {
    if (refusedAs(error, who) === 404) return { refused: words('plain.notFound') };
    return { refused: refusal(words, error) };
  }
  redirect(number === undefined ? '/deploys' : `/deploys/${number}`);
}
