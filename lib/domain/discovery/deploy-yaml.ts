import type { Part, ProposedEnvironment } from './proposal.ts';

/** Where the roles of `infra/portal/access/team` are in an account, by the names that its example gives them. */
export const deployRoles = (account: string, system: string, environment: string) => {
  const arn = (what: string) => `arn:aws:iam::${account}:role/yagura-${system}-${environment}-${what}`;
  return {
    plan: arn('plan'),
    deployInfrastructure: arn('deploy-infrastructure'),
    deployApplication: arn('deploy-application'),
  };
};

/**
 * Roles and components of an environment that is deployed to. Where code is in a repository no account knows: those places are
 * marked, and stand for a person to fill in.
 */
export function deployLines(
  system: string,
  { name, account, production }: ProposedEnvironment,
  parts: readonly Part[],
): readonly string[] {
  const roles = deployRoles(account, system, name);
  return [
    ...Object.entries(roles).map(([key, arn]) => `          ${key}: ${arn}`),
    '        components:',
    ...parts.flatMap((part) => componentLines(part, production)),
  ];
}

function componentLines({ name, found }: Part, production: boolean): readonly string[] {
  const own = [
    '            refs: [main]',
    ...(production ? ['            approvals: 1'] : ['            approvals: 0']),
  ];
  if (found.kind === 'state') {
    const { bucket, region } = found.state;
    const { key, workspace } = ofWorkspace(found.state.key);
    return [
      `          ${name}:`,
      '            engine: terraform',
      '            directory: terraform # where the root is in the repository',
      `            state: { kind: s3, bucket: ${bucket}, key: ${JSON.stringify(key)}, region: ${region}${workspace} } # lock: as the root has it`,
      ...own,
    ];
  }
  const { tool, name: stack } = found.stack;
  return [
    `          ${name}:`,
    '            engine: cloudformation',
    tool === 'cdk'
      ? `            template: cdk.out/${stack}.template.json # what cdk synth leaves`
      : '            template: template.yaml # where it is in the repository',
    `            stack: ${stack}`,
    ...(tool === 'sam' ? ['            build: sam'] : []),
    ...(tool === 'cdk' ? ['            build: { command: [npx, cdk, synth] }'] : []),
    ...own,
  ];
}

/** What a workspace's object is called: its key is the root's, and `terraform.workspace` is part of names. */
function ofWorkspace(object: string): { readonly key: string; readonly workspace: string } {
  const [prefix, workspace, ...rest] = object.split('/');
  if (prefix !== 'env:' || !workspace || rest.length === 0) return { key: object, workspace: '' };
  return { key: rest.join('/'), workspace: `, workspace: ${JSON.stringify(workspace)}` };
}
