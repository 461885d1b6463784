type Emitted = { readonly dimensions: readonly string[]; readonly metrics: readonly string[] };

const emitted = (dimensions: string, metrics: string): Emitted => ({
  dimensions: dimensions.split(' '),
  metrics: metrics.split(' '),
});

/**
 * What namespaces emit, those whose lists AWS keeps short and closed.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html
 */
export const EMITTED: Readonly<Record<string, Emitted>> = {
  'AWS/SQS': emitted(
    'QueueName',
    'ApproximateAgeOfOldestMessage ApproximateNumberOfMessagesDelayed ApproximateNumberOfMessagesNotVisible ApproximateNumberOfMessagesVisible NumberOfEmptyReceives NumberOfMessagesDeleted NumberOfMessagesReceived NumberOfMessagesSent SentMessageSize ApproximateNumberOfGroupsWithInflightMessages NumberOfDeduplicatedSentMessages ApproximateNumberOfNoisyGroups',
  ),
  'AWS/States': emitted(
    'StateMachineArn ActivityArn LambdaFunctionArn ServiceIntegrationResourceArn APIName ServiceMetric StateTransition StateMachine',
    'ExecutionTime ExecutionThrottled ExecutionsAborted ExecutionsFailed ExecutionsStarted ExecutionsSucceeded ExecutionsTimedOut ExecutionsRedriven ActivityRunTime ActivityScheduleTime ActivityTime ActivitiesFailed ActivitiesHeartbeatTimedOut ActivitiesScheduled ActivitiesStarted ActivitiesSucceeded ActivitiesTimedOut LambdaFunctionRunTime LambdaFunctionScheduleTime LambdaFunctionTime LambdaFunctionsFailed LambdaFunctionsScheduled LambdaFunctionsStarted LambdaFunctionsSucceeded LambdaFunctionsTimedOut ServiceIntegrationRunTime ServiceIntegrationScheduleTime ServiceIntegrationTime ServiceIntegrationsFailed ServiceIntegrationsScheduled ServiceIntegrationsStarted ServiceIntegrationsSucceeded ServiceIntegrationsTimedOut ThrottledEvents ProvisionedBucketSize ProvisionedRefillRate ConsumedCapacity',
  ),
  'AWS/SNS': emitted(
    'TopicName Application Platform Country SMSType',
    'NumberOfMessagesPublished NumberOfNotificationsDelivered NumberOfNotificationsFailed NumberOfNotificationsFilteredOut NumberOfNotificationsFilteredOut-InvalidAttributes NumberOfNotificationsFilteredOut-NoMessageAttributes NumberOfNotificationsFilteredOut-InvalidMessageBody NumberOfNotificationsFilteredOut-MessageAttributes NumberOfNotificationsFilteredOut-MessageBody NumberOfNotificationsRedrivenToDlq NumberOfNotificationsFailedToRedriveToDlq PublishSize SMSMonthToDateSpentUSD SMSSuccessRate',
  ),
};

/** What namespaces emit whose lists grow: only a name that is nearly one of these is none, by a slip of the hand. */
export const GROWING: Readonly<Record<string, Emitted>> = {
  'AWS/Lambda': emitted(
    'FunctionName Resource ExecutedVersion EventSourceMappingUUID',
    'Invocations Errors DeadLetterErrors DestinationDeliveryFailures Throttles Duration PostRuntimeExtensionsDuration IteratorAge OffsetLag ConcurrentExecutions ProvisionedConcurrencyInvocations ProvisionedConcurrencySpilloverInvocations ProvisionedConcurrencyUtilization ProvisionedConcurrentExecutions UnreservedConcurrentExecutions ClaimedAccountConcurrency AsyncEventsReceived AsyncEventAge AsyncEventsDropped RecursiveInvocationsDropped',
  ),
  'AWS/DynamoDB': emitted(
    'TableName GlobalSecondaryIndexName Operation StreamLabel ReceivingRegion DelegatedOperation Verb',
    'ConsumedReadCapacityUnits ConsumedWriteCapacityUnits ProvisionedReadCapacityUnits ProvisionedWriteCapacityUnits ReadThrottleEvents WriteThrottleEvents ThrottledRequests SuccessfulRequestLatency SystemErrors UserErrors ConditionalCheckFailedRequests TransactionConflict ReturnedItemCount TimeToLiveDeletedItemCount AgeOfOldestUnreplicatedRecord ReplicationLatency',
  ),
  'AWS/ApiGateway': emitted(
    'ApiName ApiId Stage Method Resource Route',
    '4XXError 5XXError 4xx 5xx Count Latency IntegrationLatency CacheHitCount CacheMissCount DataProcessed ConnectCount MessageCount IntegrationError ClientError ExecutionError',
  ),
  'AWS/Kinesis': emitted(
    'StreamName ShardId ConsumerName',
    'GetRecords.Bytes GetRecords.IteratorAge GetRecords.IteratorAgeMilliseconds GetRecords.Latency GetRecords.Records GetRecords.Success IncomingBytes IncomingRecords PutRecord.Bytes PutRecord.Latency PutRecord.Success PutRecords.Bytes PutRecords.Latency PutRecords.Records PutRecords.Success PutRecords.SuccessfulRecords PutRecords.TotalRecords PutRecords.FailedRecords PutRecords.ThrottledRecords ReadProvisionedThroughputExceeded WriteProvisionedThroughputExceeded SubscribeToShard.RateExceeded SubscribeToShard.Success SubscribeToShardEvent.MillisBehindLatest',
  ),
};

/** Whether a name is none of the list, but one letter more, less or other, or another capital, makes it one. */
export function isSlip(name: string, names: readonly string[]): boolean {
  return !names.includes(name) && names.some((each) => isNear(each.toLowerCase(), name.toLowerCase()));
}

function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [rest, theirs] = [one.slice(start), other.slice(start)];
  return [rest.slice(1), rest].includes(theirs.slice(1)) || rest.slice(1) === theirs;
}
