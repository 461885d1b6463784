/**
 * One value that Terraform hands to SAM. `parameter` is a parameter of infra/sam/template.yaml, or for a deploy
 * argument the long option of `sam deploy`. A `list` is joined with commas.
 */
export type Handoff = {
  output: string;
  parameter: string;
  kind: 'parameter' | 'deploy-argument';
  list?: boolean;
};

/** All that crosses from infra/terraform/outputs.tf to the application. Tests compare it with both sides. */
export const handoff: readonly Handoff[] = [
  { output: 'environment', parameter: 'Environment', kind: 'parameter' },
  { output: 'private_subnet_ids', parameter: 'SubnetIds', kind: 'parameter', list: true },
  { output: 'lambda_security_group_id', parameter: 'SecurityGroupId', kind: 'parameter' },
  { output: 'api_role_arn', parameter: 'ApiRoleArn', kind: 'parameter' },
  { output: 'processor_role_arn', parameter: 'ProcessorRoleArn', kind: 'parameter' },
  { output: 'scheduled_role_arn', parameter: 'ScheduledRoleArn', kind: 'parameter' },
  { output: 'table_name', parameter: 'TableName', kind: 'parameter' },
  { output: 'stream_arn', parameter: 'StreamArn', kind: 'parameter' },
  { output: 'dlq_arn', parameter: 'DeadLetterQueueArn', kind: 'parameter' },
  { output: 'secret_arn', parameter: 'CursorSecretArn', kind: 'parameter' },
  { output: 'insights_layer_arn', parameter: 'InsightsLayerArn', kind: 'parameter' },
  { output: 'alarm_topic_arn', parameter: 'AlarmTopicArn', kind: 'parameter' },
  { output: 'artifacts_bucket', parameter: 's3-bucket', kind: 'deploy-argument' },
  { output: 'cfn_execution_role_arn', parameter: 'role-arn', kind: 'deploy-argument' },
];

/** Parameters that Terraform does not feed: each has a default, and whoever deploys may choose another value. */
export const choices = ['AllowedOrigin', 'LogLevel', 'Schedule', 'MaximumRecordAge'] as const;
