import { readFileSync } from 'node:fs';
import { startEnrollment } from '#lib/commands/keys/enroll.ts';
import { toIso } from '#lib/domain/time.ts';
import { keyFingerprint } from '#lib/proof/enroll.ts';
import { sshFingerprint, sshPublicKey } from '#lib/proof/ssh-key.ts';
import { keyEnrollment } from '#lib/queries/key-enrollment.ts';
import { reasonWords } from '#lib/words/reason.ts';
import { translator } from '#lib/words/translate.ts';
import type { CliContext } from '../context.ts';
import { EXIT, type ExitCode, type Output } from '../output.ts';

const LOOK_EVERY_MS = 500;

/**
 * Makes a passkey in a browser that is signed in as the same person, and prints the line to commit here: what a page
 * shows is web's word.
 */
export async function enrollPasskey(
  { ask, out, clock, signal }: CliContext,
  portal: string,
  open: (address: string) => void,
): Promise<ExitCode> {
  const started = await ask(startEnrollment, {});
  if (!started.ok) {
    out.line(reasonWords(translator('en'), started.error));
    return EXIT.denied;
  }
  const { code, account, expiresAt } = started.value;
  const address = `${portal}/keys/${code}`;
  out.progress(`Sign in as ${account} and make the passkey at\n  ${address}`);
  open(address);
  while (!signal.aborted && clock() < expiresAt) {
    const found = await ask(keyEnrollment, { code });
    if (found?.made) {
      const { credential, publicKey } = found.made;
      printLine(out, account, { passkey: credential, publicKey, added: toIso(clock()) });
      out.progress(`Its public key is ${keyFingerprint(publicKey)}.`);
      return EXIT.ok;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  out.line('No passkey was made in time.');
  return EXIT.failed;
}

/** The line of an SSH public key; needs no portal. */
export function enrollSshKey(
  file: string,
  account: string | undefined,
  added: string,
  out: Output,
): ExitCode {
  const line = readFileSync(file, 'utf8').trim();
  try {
    const blob = Buffer.from(line.split(' ')[1] ?? '', 'base64');
    sshPublicKey(blob);
    printLine(out, account, { ssh: line, added });
    out.progress(`Its public key is ${sshFingerprint(blob)}.`);
    return EXIT.ok;
  } catch (error) {
    out.line(
      `${file} is no public key that signs here: ${error instanceof Error ? error.message : String(error)}`,
    );
    return EXIT.usage;
  }
}

function printLine(out: Output, account: string | undefined, key: Readonly<Record<string, string>>): void {
  const fields = Object.entries(key).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  out.line(`      - { ${fields.join(', ')} }`);
  out.result({ person: account ?? null, ...key });
  out.progress(
    `Commit this line below the keys of ${account ?? 'the person'} under people in portal.yaml, and let a second person compare the fingerprint and review it. It counts proof.keysCountAfter later.`,
  );
}
