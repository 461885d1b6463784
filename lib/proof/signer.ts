import type { PortalConfig } from '#lib/config/portal-config.ts';
import { countsFrom, notCovered, type Person, type PersonKey, type Scope } from '#lib/domain/proof/people.ts';
import type { Proof, Signer } from '#lib/domain/proof/proof.ts';
import { type Reason, reason } from '#lib/domain/reason.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { type Instant, minus, minutes, plus } from '#lib/domain/time.ts';
import type { Millis } from '#lib/domain/units.ts';
import { verifyPasskey } from './passkey.ts';
import { proofOfText } from './proof-text.ts';
import { keyOfSshSignature, verifySshSignature } from './ssh-signature.ts';

/** What a signature must be over: the text names the person, so it is made for whom the key belongs to. */
export type Expected = {
  readonly textFor: (person: string, at: Instant) => string;
  readonly scopes: readonly Scope[];
  /** A signature older than this proves nothing any more. */
  readonly maxAge: Millis;
};

/** Clocks of two machines may differ by so much. */
const CLOCKS_DIFFER = minutes(2);

/**
 * Whom a signature names, by `portal.yaml` as it is now: the key says who, and that person's line must cover what was
 * signed. Refusals: `proof.unsigned`, `proof.unknown-key`, `proof.key-too-new`, `proof.not-covered`,
 * `proof.wrong-text`, `proof.bad-signature`, `proof.too-old`, `proof.from-the-future`.
 */
export async function signerOf(
  config: PortalConfig,
  text: string | undefined,
  expected: Expected,
  now: Instant,
): Promise<Result<Signer, Reason>> {
  const proof = proofOfText(text);
  const settings = config.file.proof;
  if (!proof || !settings) return err(reason('proof.unsigned'));
  const owner = ownerOf(config.file.people, proof);
  if (!owner) return err(reason('proof.unknown-key'));
  const { person, key } = owner;
  if (now < countsFrom(key, settings.keysCountAfter))
    return err(reason('proof.key-too-new', { person: person.id }));
  for (const scope of expected.scopes) {
    const why = notCovered(person, scope, now);
    if (why)
      return err(reason('proof.not-covered', { person: person.id, environment: scope.environment, why }));
  }
  const said = expected.textFor(person.id, proof.at);
  const counter = await countedBy(settings, key, proof, said);
  if (!counter.ok) return err(reason(`proof.${counter.error}`, { person: person.id }));
  if (proof.at < minus(now, expected.maxAge)) return err(reason('proof.too-old', { person: person.id }));
  if (proof.at > plus(now, CLOCKS_DIFFER)) return err(reason('proof.from-the-future', { person: person.id }));
  return ok({ person: person.id, kind: proof.kind, at: proof.at, key: nameOf(key), counter: counter.value });
}

type Owner = { readonly person: Person; readonly key: PersonKey };

function ownerOf(people: readonly Person[], proof: Proof): Owner | undefined {
  const blob = proof.kind === 'ssh' ? keyOfSshSignature(proof.signature) : proof.credential;
  if (blob === undefined) return undefined;
  for (const person of people) {
    const key = person.keys.find((each) => each.kind === proof.kind && nameOf(each) === blob);
    if (key) return { person, key };
  }
  return undefined;
}

/** What tells keys apart: a passkey's credential id, an SSH key's blob. */
const nameOf = (key: PersonKey): string =>
  key.kind === 'passkey' ? key.credential : (key.line.split(' ')[1] ?? '');

async function countedBy(
  party: Parameters<typeof verifyPasskey>[0],
  key: PersonKey,
  proof: Proof,
  said: string,
): Promise<Result<number, string>> {
  if (proof.kind === 'passkey' && key.kind === 'passkey') {
    const checked = await verifyPasskey(party, key, proof, said);
    return checked.ok ? ok(checked.value.counter) : checked;
  }
  if (proof.kind === 'ssh' && key.kind === 'ssh') {
    const checked = verifySshSignature(proof.signature, said, [key.line]);
    return checked.ok ? ok(0) : checked;
  }
  return err('bad-signature');
}
