/** Properties by which others may call a resource, whether or not they are its physical id. */
export const NAME_PROPERTIES: readonly string[] = [
  'FunctionName',
  'TableName',
  'QueueName',
  'TopicName',
  'BucketName',
  'RoleName',
  'LogGroupName',
  'AlarmName',
  'StateMachineName',
  'DeliveryStreamName',
  'DBClusterIdentifier',
  'DBInstanceIdentifier',
  'ClusterName',
  'Name',
  'LayerName',
  'DashboardName',
];
