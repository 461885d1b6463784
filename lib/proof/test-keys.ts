import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Proof } from '#lib/domain/proof/proof.ts';
import { challengeOf } from '#lib/domain/proof/signed-text.ts';
import type { Instant } from '#lib/domain/time.ts';
import { SSH_NAMESPACE } from './ssh-signature.ts';

/** Keys for tests: an authenticator of our own that speaks WebAuthn, and OpenSSH's `ssh-keygen` itself. */

/** An ES256 authenticator; `verified` and `counter` may be turned to what an honest one never says. */
export function testPasskey(name: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credential = createHash('sha256').update(name).digest('base64url');
  const state = { counter: 0, verified: true, origin: 'http://localhost:3000', relyingParty: 'localhost' };
  return {
    state,
    credential,
    publicKey: coseOf(publicKey),
    sign(text: string, at: Instant): Proof {
      state.counter += 1;
      const clientData = Buffer.from(
        JSON.stringify({ type: 'webauthn.get', challenge: challengeOf(text), origin: state.origin }),
      );
      const counter = Buffer.alloc(4);
      counter.writeUInt32BE(state.counter);
      const authenticatorData = Buffer.concat([
        createHash('sha256').update(state.relyingParty).digest(),
        Buffer.from([state.verified ? 0b101 : 0b001]),
        counter,
      ]);
      const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()]);
      return {
        kind: 'passkey',
        at,
        credential,
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      };
    },
  };
}

/** COSE_Key of an EC2 key on P-256 with ES256. @see https://www.rfc-editor.org/rfc/rfc9053#section-7.1.1 */
function coseOf(key: KeyObject): string {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const bytes = (text: string) => Buffer.concat([Buffer.from([0x58, 32]), Buffer.from(text, 'base64url')]);
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytes(x),
    Buffer.from([0x22]),
    bytes(y),
  ]).toString('base64url');
}

/** A key pair made by `ssh-keygen`, gone with `remove`. */
export function testSshKey(kind: readonly string[] = ['-t', 'ed25519']) {
  const dir = mkdtempSync(join(tmpdir(), 'yagura-ssh-'));
  const file = join(dir, 'key');
  execFileSync('ssh-keygen', ['-q', ...kind, '-N', '', '-C', 'test', '-f', file]);
  return {
    file,
    line: readFileSync(`${file}.pub`, 'utf8').trim(),
    sign: (text: string, at: Instant, namespace = SSH_NAMESPACE): Proof => ({
      kind: 'ssh',
      at,
      signature: execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-f', file, '-n', namespace], {
        input: text,
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'ignore'],
      }),
    }),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
