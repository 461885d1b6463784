import type { NodeKind } from './model.ts';

/** A part that serves something else is listed with it, not drawn: where it names its host. */
export type Fold = { readonly paths: readonly string[]; readonly kinds: readonly NodeKind[] };

const fold = (kinds: NodeKind | readonly NodeKind[], ...paths: readonly string[]): Fold => ({
  paths,
  kinds: typeof kinds === 'string' ? [kinds] : kinds,
});

const restApi = fold('rest-api', 'restApiId');
const httpApi = fold('http-api', 'apiId');
const bucket = fold('bucket', 'bucket');
const role = fold('role', 'role', 'roleName', 'roles');
const lambda = fold('function', 'functionName');

const FOLDS: readonly (readonly [RegExp, Fold])[] = [
  [
    /^aws_lambda_(permission|alias|event_source_mapping|function_(url|event_invoke_config)|provisioned.*)$/,
    lambda,
  ],
  [/^AWS::Lambda::(Permission|Alias|Version|EventSourceMapping|Url|EventInvokeConfig)$/, lambda],
  [/^aws_api_gateway_(?!rest_api$|account$|api_key$|usage_plan|domain_name$|vpc_link$)/, restApi],
  [
    /^AWS::ApiGateway::(Deployment|Stage|Resource|Method|GatewayResponse|Model|RequestValidator|Authorizer)$/,
    restApi,
  ],
  [/^aws_apigatewayv2_(?!api$|domain_name$|vpc_link$)/, httpApi],
  [/^AWS::ApiGatewayV2::(Deployment|Stage|Route|Integration|Authorizer)$/, httpApi],
  [/^aws_s3_bucket_/, bucket],
  [/^AWS::S3::BucketPolicy$/, bucket],
  [/^aws_iam_role_(policy|policy_attachment|policies_exclusive)$/, role],
  [/^AWS::IAM::(Policy|RolePolicy)$/, role],
  [/^(aws_route|aws_route_table_association)$/, fold('route-table', 'routeTableId')],
  [/^AWS::EC2::(Route|SubnetRouteTableAssociation)$/, fold('route-table', 'routeTableId')],
  [/^aws_vpc_endpoint_/, fold('vpc-endpoint', 'vpcEndpointId')],
  [/^AWS::EC2::VPCGatewayAttachment$/, fold('internet-gateway', 'internetGatewayId')],
  [
    /^(aws_security_group_rule|aws_vpc_security_group_(e|in)gress_rule)$/,
    fold('security-group', 'securityGroupId'),
  ],
  [/^AWS::EC2::SecurityGroup(E|In)gress$/, fold('security-group', 'groupId')],
  [/^aws_default_(security_group|network_acl|route_table)$/, fold('vpc', 'vpcId')],
  [/^aws_cloudwatch_event_target$/, fold('rule', 'rule')],
  [/^aws_sqs_queue_/, fold('queue', 'queueUrl')],
  [/^AWS::SQS::QueuePolicy$/, fold('queue', 'queues')],
  [/^aws_sns_topic_(subscription|policy)$/, fold('topic', 'topicArn', 'arn')],
  [/^AWS::SNS::(Subscription|TopicPolicy)$/, fold('topic', 'topicArn', 'topics')],
  [/^aws_secretsmanager_secret_/, fold('secret', 'secretId', 'secretArn')],
  [/^aws_appautoscaling_/, fold('table', 'resourceId')],
  [/^aws_dynamodb_/, fold('table', 'tableName', 'resourceArn')],
  [
    /^aws_cloudwatch_log_(metric_filter|subscription_filter|resource_policy|stream)$/,
    fold('log-group', 'logGroupName'),
  ],
];

export function foldOf(type: string): Fold | undefined {
  if (type === 'aws_dynamodb_table') return undefined;
  return FOLDS.find(([pattern]) => pattern.test(type))?.[1];
}
