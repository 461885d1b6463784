import { writeFileSync } from 'node:fs';

/** Environments of one made-up system. */
const STAGES = ['dev', 'staging', 'prod'] as const;

/** Keys of so many environments, three a system: `shop-0001/dev`. */
export const madeUpKeys = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => {
    const system = String(Math.floor(index / STAGES.length) + 1).padStart(4, '0');
    return `shop-${system}/${STAGES[index % STAGES.length]}`;
  });

/** Writes a `portal.yaml` with these environments, all in one account. */
export function writePortalFile(file: string, keys: readonly string[]): void {
  const systems = Map.groupBy(keys, (key) => key.split('/')[0] ?? '');
  const text = [
    'version: 1',
    `defaultSystem: ${[...systems.keys()][0]}`,
    'repository: .',
    "access: [{ group: admins, role: admin, on: '*' }]",
    'systems:',
    ...[...systems].flatMap(([system, members]) => [
      `  ${system}:`,
      `    title: ${system}`,
      '    owner: platform',
      '    environments:',
      ...members.flatMap((key) => environment(key.split('/')[1] ?? '', key.replace('/', '-'))),
    ]),
  ];
  writeFileSync(file, `${text.join('\n')}\n`);
}

const environment = (name: string, prefix: string): readonly string[] => [
  `      ${name}:`,
  "        account: '000000000000'",
  '        region: ap-northeast-1',
  `        prefix: ${prefix}`,
  '        budgetUsd: 80',
  '        roles:',
  ...Object.entries({ read: 'read', plan: 'plan', deployInfrastructure: 'deploy-infra' }).map(
    ([role, suffix]) => `          ${role}: arn:aws:iam::000000000000:role/yagura-${prefix}-${suffix}`,
  ),
  '        infrastructure:',
  '          directory: infra/hello',
  `          state: { kind: local, path: ${prefix}/terraform.tfstate }`,
  "          refs: ['*']",
  '          approvals: 0',
];
