import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PEER = '@mhlabs/cfn-diagram@1.1.40';

/** Lines that `cfn-dia mermaid` draws of a template, by logical ids; none where it cannot read it. */
export function peerLines(path: string): readonly (readonly [string, string])[] {
  const out = join(mkdtempSync(join(tmpdir(), 'corpus-peer-')), 'peer.mmd');
  try {
    const call = ['--yes', '--package', PEER, 'cfn-dia', 'mermaid', '-t', path, '-o', out];
    execFileSync('npx', call, { stdio: 'ignore', timeout: 60_000 });
  } catch {
    return [];
  }
  const lines = readFileSync(out, 'utf8').matchAll(/^\s*root(\w+)[[({>].*-->\s*root(\w+)/gm);
  return [...lines].map(([, from = '', to = '']) => [from, to] as const);
}
