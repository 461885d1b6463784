import { execFileSync } from 'node:child_process';
import type { ToSign } from '#lib/domain/proof/proof.ts';
import { proofToText } from '#lib/proof/proof-text.ts';
import { SSH_NAMESPACE } from '#lib/proof/ssh-signature.ts';
import type { Output } from '../output.ts';

/**
 * Shows what is signed and lets `ssh-keygen` sign it: it knows the agent, passphrases and hardware keys.
 * @throws Error with its words
 */
export function signWithSsh(out: Output, { text, at }: Pick<ToSign, 'text' | 'at'>, keyFile: string): string {
  out.progress(text.replaceAll(/^/gm, '  ').trimEnd());
  const signature = execFileSync(
    'ssh-keygen',
    ['-q', '-Y', 'sign', '-f', keyFile, '-n', SSH_NAMESPACE],
    // A passphrase is asked on the terminal itself.
    { input: text, encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'] },
  );
  return proofToText({ kind: 'ssh', at, signature });
}
