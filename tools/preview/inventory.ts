import type { EnvironmentKey } from '#lib/domain/environment.ts';
import type { InventoryResource, Outputs, Owner } from '#lib/domain/inventory/resource.ts';

/** TEST DATA. */
export function previewInventory(key: EnvironmentKey): readonly InventoryResource[] {
  const prefix = key.replace('/', '-');
  const sam = (logicalId: string): Owner => ({ kind: 'sam', stack: `${prefix}-app`, logicalId });
  const tf = (address: string): Owner => ({ kind: 'terraform', address });
  const one = (type: string, name: string, owner: Owner, status?: string): InventoryResource => ({
    id:
      owner.kind === 'terraform'
        ? `tf:infra/terraform#${owner.address}`
        : `cfn:${prefix}-app/${owner.kind === 'sam' ? owner.logicalId : name}`,
    environment: key,
    type,
    name,
    arn: `arn:aws:lambda:ap-northeast-1:000000000000:function:${name}`,
    physicalId: name,
    owner,
    ...(status === undefined ? {} : { status }),
  });
  return [
    one('AWS::Lambda::Function', `${prefix}-api`, sam('ApiFunction'), 'UPDATE_COMPLETE'),
    one('AWS::Lambda::Function', `${prefix}-processor`, sam('ProcessorFunction'), 'UPDATE_COMPLETE'),
    one('AWS::ApiGateway::RestApi', `${prefix}-api`, sam('Api'), 'CREATE_COMPLETE'),
    one('aws_dynamodb_table', `${prefix}-data`, tf('aws_dynamodb_table.data')),
    one('aws_sqs_queue', `${prefix}-processor-dlq`, tf('aws_sqs_queue.processor_dlq')),
    one('aws_vpc', `${prefix}-vpc`, tf('module.network.aws_vpc.main')),
    one('aws_iam_role', `${prefix}-processor`, tf('aws_iam_role.function["processor"]')),
    {
      ...one('AWS::Logs::LogGroup', `/aws/lambda/${prefix}-old`, { kind: 'none' }),
      id: `arn:aws:logs:${prefix}`,
    },
  ];
}

export function previewOutputs(key: EnvironmentKey): Outputs {
  const prefix = key.replace('/', '-');
  return {
    terraform: {
      table_name: `${prefix}-data`,
      dlq_arn: `arn:aws:sqs:ap-northeast-1:000000000000:${prefix}-processor-dlq`,
      private_subnet_ids: '["subnet-0a1","subnet-0c2"]',
    },
    stack: {
      ApiUrl: `https://abc123.execute-api.ap-northeast-1.amazonaws.com/${key.split('/')[1]}`,
      LayerArn: 'arn:aws:lambda:ap-northeast-1:000000000000:layer:powertools:7',
    },
    exports: { ApiUrl: `${prefix}-api-url`, LayerArn: `${prefix}-layer-arn` },
    ...(key === 'items/dev' ? { imports: ['items-staging-layer-arn'] } : {}),
  };
}
