import { testPasskey, testSshKey } from './test-keys.ts';

const person = (name: string) => ({ passkey: testPasskey(name), ssh: testSshKey() });

/** Hana approves and Goro requests on `demo/prod`; a stranger has keys that no file names. */
export function testPeople() {
  const all = { hana: person('hana'), goro: person('goro'), stranger: person('stranger') };
  const line = (name: 'hana' | 'goro', may: string, more: string) => `
  - id: ${name}
    on: demo/prod
    lanes: [infrastructure]
    may: [${may}]
    ${more}
    keys:
      - { passkey: ${all[name].passkey.credential}, publicKey: ${all[name].passkey.publicKey}, added: 2026-11-20 }
      - { ssh: '${all[name].ssh.line}', added: 2026-11-20 }`;
  return {
    ...all,
    /** `people:` with `more` in Hana's line. */
    lines: (more = '') => `people:${line('hana', 'approve', more)}${line('goro', 'request', '')}`,
    remove: () => {
      for (const { ssh } of Object.values(all)) ssh.remove();
    },
  };
}

const environment = (name: string, infrastructure: string, application: string, more = '') => `
      ${name}:
        account: '000000000000'
        region: ap-northeast-1
        prefix: demo-${name}
        ${more}
        roles:
          read: arn:aws:iam::000000000000:role/read
          plan: arn:aws:iam::000000000000:role/plan
          deployInfrastructure: arn:aws:iam::000000000000:role/infra
          deployApplication: arn:aws:iam::000000000000:role/app
        infrastructure: { directory: x, state: { kind: local, path: demo/${name}/terraform.tfstate }, ${infrastructure} }
        application: { template: t.yaml, stack: demo-${name}, ${application} }`;

/** `portal.yaml` of two environments of which `demo/prod` asks for signatures; `people` is the text of that key. */
export const proofSettings = (people: string, keysCountAfter = '0h', more = ''): string => `
version: 1
defaultSystem: demo
repository: repository
proof: { relyingParty: localhost, origins: ['http://localhost:3000'], keysCountAfter: ${keysCountAfter} }
${more}
${people}
access: [{ group: admins, role: admin, on: '*' }]
systems:
  demo:
    title: Demo
    environments:${environment('dev', "refs: ['*'], approvals: 1", "refs: ['*'], approvals: 0")}${environment('prod', 'refs: [main], approvals: 1', 'refs: [main], approvals: 1, after: demo/dev', 'proof: passkey')}
`;
