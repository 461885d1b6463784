import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { runnerSigner } from '#lib/deploy/signer.ts';

/** The environment of the demo that asks for signatures: small, and applied in a moment. */
export const PROOF_ENVIRONMENT = 'hello/dev';

export type DemoPerson = {
  readonly id: string;
  readonly name: string;
  readonly may: readonly ('request' | 'approve')[];
  readonly keys: readonly Readonly<Record<string, string>>[];
};

/**
 * A `portal.yaml` in which `hello/dev` asks for signatures by these people. Keys count at once: it is a demo.
 * @param refs branches that may be deployed there; proof forbids "any commit"
 */
export function withProof(
  text: string,
  about: {
    readonly origin: string;
    readonly refs: readonly string[];
    readonly people: readonly DemoPerson[];
    readonly runnerKeys?: readonly string[];
  },
): string {
  const document = parseDocument(text);
  const at = ['systems', 'hello', 'environments', 'dev'];
  document.setIn(['proof'], {
    relyingParty: new URL(about.origin).hostname,
    origins: [about.origin],
    keysCountAfter: '0m',
    runnerKeys: about.runnerKeys ?? [],
  });
  const people = about.people.map((each) => ({ ...each, on: PROOF_ENVIRONMENT, lanes: ['infrastructure'] }));
  document.setIn(['people'], people);
  document.setIn([...at, 'proof'], 'passkey');
  const component = [...at, 'components', 'infrastructure'];
  document.setIn([...component, 'approvals'], 1);
  document.setIn([...component, 'refs'], about.refs);
  return document.toString({ lineWidth: 0 });
}

/** Two SSH keys a person, made once and kept in `dir`; passkeys are made with `portal keys enroll`. */
export function demoPeople(dir: string): readonly DemoPerson[] {
  const person = (account: string, may: DemoPerson['may']): DemoPerson => ({
    ...{ id: `demo-${account}`, name: account, may },
    keys: ['main', 'spare'].map((name) => ({
      ssh: sshKey(join(dir, 'keys', `${account}-${name}`)),
      added: '2026-01-01',
    })),
  });
  return [
    person('infra', ['request']),
    person('approver', ['approve']),
    person('admin', ['request', 'approve']),
  ];
}

/** The demo's own `portal.yaml`: proof is switched on once everything is deployed without it. */
export function proofDemo(dir: string, source: string, origin: string, planKey: string) {
  const file = join(dir, 'portal.yaml');
  const kept = existsSync(file) ? keptPeople(readFileSync(file, 'utf8')) : undefined;
  const text = readFileSync(source, 'utf8');
  const { repositories } = parseDocument(text).toJS() as { repositories: { main: string } };
  const root = resolve(dirname(source), repositories.main);
  const document = parseDocument(text);
  document.setIn(['repositories', 'main'], root);
  // Kept through a demo that ends before it is all deployed.
  if (kept) document.setIn(['people'], kept);
  const plain = document.toString({ lineWidth: 0 });
  mkdirSync(dir, { recursive: true });
  writeFileSync(file, plain);
  return {
    file,
    switchOn(): string {
      const refs = branchesAtHead(root);
      const runnerKeys = [runnerSigner(Buffer.from(planKey, 'base64')).publicKey];
      const people = kept ?? demoPeople(dir);
      writeFileSync(file, withProof(plain, { origin, refs, people, runnerKeys }));
      return join(dir, 'keys');
    },
  };
}

/** What somebody has added since: passkeys that `portal keys enroll` printed. */
function keptPeople(text: string): readonly DemoPerson[] | undefined {
  const { people } = parseDocument(text).toJS() as { people?: readonly DemoPerson[] };
  return people?.length ? people : undefined;
}

function branchesAtHead(root: string): readonly string[] {
  const git = (...args: string[]) => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' });
  const names = git('for-each-ref', '--contains', 'HEAD', '--format=%(refname:short)', 'refs/heads')
    .split('\n')
    .filter(Boolean);
  if (names.length === 0)
    throw new Error('--proof needs a branch that holds what is checked out: git switch --create demo');
  return names;
}

function sshKey(file: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) {
    try {
      execFileSync('ssh-keygen', [
        '-q',
        '-t',
        'ed25519',
        '-N',
        '',
        '-C',
        file.split('/').at(-1) ?? '',
        '-f',
        file,
      ]);
    } catch (cause) {
      throw new Error('--proof makes SSH keys with ssh-keygen, which is not here: install openssh-client', {
        cause,
      });
    }
  }
  return readFileSync(`${file}.pub`, 'utf8').trim();
}
