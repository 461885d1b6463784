import { describe, expect, it } from 'vitest';
import { parsePortalConfig, problemText } from './parse.ts';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKb7y6sYvIuYVn0yW9oO0m3cC3mJ8w6o9zC7W0h2m1aa hana';
const line = (id: string, keys: readonly string[], more = '') =>
  `  - { id: ${id}, on: demo/prod, lanes: [infrastructure], ${more} keys: [${keys
    .map((each) => `{ ssh: '${each}', added: 2026-11-20 }`)
    .join(', ')}] }`;
const keyOf = (letter: string) => KEY.replace('Kb7y', `Kb7${letter}`);

type Bits = { proof?: string; prod?: string; refs?: string; people?: string; ages?: string };
const file = ({
  proof,
  prod = 'proof: passkey',
  refs = '[main]',
  people = '',
  ages = '',
}: Bits = {}) => `version: 1
defaultSystem: demo
repository: .
${proof ?? "proof: { relyingParty: localhost, origins: ['http://localhost:3000'] }"}
${ages}
people: ${people ? `\n${people}` : '[]'}
access: [{ group: admins, role: admin, on: '*' }]
systems:
  demo:
    title: Demo
    environments:
      prod:
        account: '000000000000'
        region: ap-northeast-1
        prefix: demo
        ${prod}
        roles:
          read: arn:aws:iam::000000000000:role/read
          plan: arn:aws:iam::000000000000:role/plan
          deployInfrastructure: arn:aws:iam::000000000000:role/infra
        infrastructure: { directory: x, state: { kind: local, path: demo/prod/terraform.tfstate }, refs: ${refs}, approvals: 1 }
`;
const problemsOf = (bits?: Bits): string[] => {
  const parsed = parsePortalConfig(file(bits), 'portal.yaml');
  return parsed.ok ? [] : parsed.error.map(problemText);
};

describe('proof in portal.yaml', () => {
  it('is read with its people, keys and ages', () => {
    const people = line('hana@example.org', [keyOf('a'), keyOf('b')], 'may: [approve], until: 2027-01-01,');
    const parsed = parsePortalConfig(file({ people, ages: 'approvalMaxAge: 12h' }), 'portal.yaml');
    if (!parsed.ok) throw new Error(parsed.error.map(problemText).join());
    expect(parsed.value.file).toMatchObject({
      approvalMaxAge: 12 * 3_600_000,
      planMaxAge: 7 * 86_400_000,
      proof: { keysCountAfter: 86_400_000 },
      people: [
        { on: ['demo/prod'], may: ['approve'], until: Date.parse('2027-01-01'), keys: [{ kind: 'ssh' }, {}] },
      ],
    });
  });

  it.each([
    [
      'any commit',
      { refs: "['*']" },
      'portal.yaml:21 systems.demo.environments.prod.infrastructure.refs.0: an environment with proof names its branches: any commit is nobody’s word (found "*")',
    ],
    [
      'no relying party',
      { proof: '' },
      'portal.yaml:16 systems.demo.environments.prod.proof: needs proof.relyingParty and proof.origins at the top (found "passkey")',
    ],
    [
      'an address of numbers',
      { proof: "proof: { relyingParty: 127.0.0.1, origins: ['http://127.0.0.1:3000'] }" },
      'portal.yaml:4 proof.relyingParty: write a host name, for example portal.example.com (found "127.0.0.1")',
    ],
    [
      'an origin of somebody else',
      { proof: "proof: { relyingParty: a.example, origins: ['https://b.example'] }" },
      'portal.yaml:4 proof.origins.0: an origin of the relying party a.example is needed (found "https://b.example")',
    ],
    [
      'an origin without https',
      { proof: "proof: { relyingParty: a.example, origins: ['http://a.example'] }" },
      'portal.yaml:4 proof.origins.0: write https: browsers make no passkeys without it, but for localhost (found "http://a.example")',
    ],
    [
      'a length of time without a unit',
      { ages: 'planMaxAge: "7"' },
      'portal.yaml:5 planMaxAge: write a length of time: 90m, 12h or 7d (found "7")',
    ],
    [
      'one key alone',
      { people: line('hana', [keyOf('a')]) },
      'portal.yaml:7 people.0.keys: write two keys at least: a lost one must lock nobody out',
    ],
    [
      'a private key, without repeating it',
      { people: line('hana', ['-----BEGIN OPENSSH PRIVATE KEY-----', keyOf('a')]) },
      'portal.yaml:7 people.0.keys.0.ssh: write a public key as in ~/.ssh/id_ed25519.pub',
    ],
    [
      'one key of two people',
      { people: `${line('hana', [keyOf('a'), keyOf('b')])}\n${line('goro', [keyOf('c'), keyOf('b')])}` },
      /^portal.yaml:8 people.1.keys.1.ssh: this key stands with hana already \(found "ssh-ed25519 /,
    ],
    [
      'two lines of one person',
      { people: `${line('hana', [keyOf('a'), keyOf('b')])}\n${line('Hana', [keyOf('c'), keyOf('d')])}` },
      'portal.yaml:8 people.1.id: another line of people has this id (found "Hana")',
    ],
    [
      'a time that ends before it begins',
      { people: line('hana', [keyOf('a'), keyOf('b')], 'from: 2026-12-01, until: 2026-11-01,') },
      'portal.yaml:7 people.0.until: must be later than from (found "2026-11-01")',
    ],
    [
      'a day that is none',
      { people: line('hana', [keyOf('a'), keyOf('b')], 'from: soon,') },
      /portal.yaml:7 people.0.from: write a day .* \(found "soon"\)/,
    ],
  ])('refuses %s, with file, line and value', (_, bits, problem) => {
    expect(problemsOf(bits)).toEqual([
      typeof problem === 'string' ? problem : expect.stringMatching(problem),
    ]);
  });
});
