import type { PortalConfig } from '#lib/config/portal-config.ts';
import { notCovered, personOfAccount } from '#lib/domain/proof/people.ts';
import type { ToSign } from '#lib/domain/proof/proof.ts';
import { challengeOf } from '#lib/domain/proof/signed-text.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Expected } from './signer.ts';

export type Account = { readonly id: string; readonly email?: string };

/** Why `portal.yaml` gives an account no word here, or undefined when it does. */
export function mayNotSpeak(
  config: PortalConfig,
  account: Account,
  scopes: Expected['scopes'],
  now: Instant,
): Reason | undefined {
  const environment = scopes[0]?.environment ?? '';
  const person = personOfAccount(config.file.people, account);
  if (!person) return reason('proof.no-line', { environment });
  const why = scopes.map((scope) => notCovered(person, scope, now)).find((each) => each !== undefined);
  return why && reason('proof.not-covered', { person: person.id, environment, why });
}

/** The text that this account signs now, and with which of its keys. */
export function toSign(
  config: PortalConfig,
  account: Account,
  expected: Pick<Expected, 'scopes' | 'textFor'>,
  now: Instant,
): Result<ToSign, Reason> {
  const refusal = mayNotSpeak(config, account, expected.scopes, now);
  const person = personOfAccount(config.file.people, account);
  const relyingParty = config.file.proof?.relyingParty;
  if (refusal || !person || !relyingParty) return err(refusal ?? reason('proof.unsigned'));
  const text = expected.textFor(person.id, now);
  const credentials = person.keys.flatMap((key) => (key.kind === 'passkey' ? [key.credential] : []));
  return ok({ text, challenge: challengeOf(text), relyingParty, credentials, at: now });
}
