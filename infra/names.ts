export type Environment = 'dev' | 'staging' | 'prod';

/** Names of what `items` is made of, by the rule that infra/terraform/names.tf and infra/sam/template.yaml follow too. */
export function itemsNames(environment: Environment, account: string) {
  const prefix = `items-${environment}`;
  const functions = {
    api: `${prefix}-api`,
    processor: `${prefix}-processor`,
    scheduled: `${prefix}-scheduled`,
  };
  return {
    prefix,
    table: `${prefix}-data`,
    stack: `${prefix}-app`,
    queue: `${prefix}-processor-dlq`,
    bucket: `${prefix}-artifacts-${account}`,
    secret: `${prefix}-cursor-key`,
    api: `${prefix}-api`,
    layer: `${prefix}-powertools`,
    schedule: `${prefix}-daily`,
    topic: `${prefix}-alarms`,
    dashboard: `${prefix}-dashboard`,
    execution: `${prefix}-cfn-execution`,
    functions,
    functionLogGroups: Object.values(functions).map((name) => `/aws/lambda/${name}`),
    apiLogGroup: `/aws/apigateway/${prefix}-api`,
  };
}

/** Roles of Yagura itself in one environment, as infra/portal/access names them. */
export const accessRoles = ['read', 'plan', 'deploy-infra', 'deploy-app'] as const;

export type AccessRole = (typeof accessRoles)[number];

/** `yagura-items-dev-read`. hello has no `deploy-app`: it has no application lane. */
export function accessRoleName(system: string, environment: Environment, role: AccessRole): string {
  return `yagura-${system}-${environment}-${role}`;
}
