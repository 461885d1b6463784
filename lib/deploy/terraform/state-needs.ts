import type { TerraformComponent } from '#lib/config/components.ts';
import type { Need } from '#lib/domain/deploy/denials/touched.ts';

/** An apply ends by writing the state; a role that only the state has is not asked about. */
export function stateNeeds({
  state,
  account,
  directory,
}: Pick<TerraformComponent, 'state' | 'account' | 'directory'>): readonly Need[] {
  if (state.kind !== 's3' || state.role !== undefined) return [];
  const { bucket, key, region, workspace, workspacePrefix = 'env:', lock } = state;
  const object = `arn:aws:s3:::${bucket}/${workspace === undefined ? key : `${workspacePrefix}/${workspace}/${key}`}`;
  const need = (action: string, resource: string): Need => ({
    ...{ address: directory, type: 'terraform_state', action, resources: [resource], sure: true },
    context: { 'aws:RequestedRegion': [region] },
  });
  const locked =
    typeof lock === 'string' ? undefined : `arn:aws:dynamodb:${region}:${account}:table/${lock.table}`;
  return [
    need('s3:PutObject', object),
    ...(lock === 'native'
      ? [need('s3:PutObject', `${object}.tflock`), need('s3:DeleteObject', `${object}.tflock`)]
      : []),
    ...(locked === undefined ? [] : [need('dynamodb:PutItem', locked), need('dynamodb:DeleteItem', locked)]),
  ];
}
