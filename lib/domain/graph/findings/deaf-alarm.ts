import { textAt } from '../attributes.ts';
import { dimensionSets } from '../edges/observers.ts';
import { own } from '../spelling.ts';
import { addressOf } from '../world.ts';
import { type FindingRule, finding } from './finding.ts';

type Emitted = { readonly dimensions: readonly string[]; readonly metrics: readonly string[] };

const emitted = (dimensions: string, metrics: string): Emitted => ({
  dimensions: dimensions.split(' '),
  metrics: metrics.split(' '),
});

/**
 * What namespaces emit, those whose lists AWS keeps short and closed.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html
 */
const EMITTED: Readonly<Record<string, Emitted>> = {
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

/** An alarm on a metric or dimension that its namespace never emits: it can never fire. */
export const deafAlarm: FindingRule = ({ world }) =>
  world.ofKind('alarm').flatMap((alarm) =>
    world.partsOf(alarm).flatMap((resource) => {
      const where = addressOf(resource);
      const metric = textAt(resource.attributes, 'metricName');
      return dimensionSets(resource).flatMap(({ namespace = '', pairs }, index) => {
        const known = own(EMITTED, namespace);
        if (!known) return [];
        const wrong = pairs.find(([name]) => !known.dimensions.includes(name))?.[0];
        if (wrong !== undefined) {
          const params = { namespace, what: wrong };
          return [
            finding(
              'alarm-deaf',
              [alarm],
              params,
              `${where}: dimension ${wrong}`,
              `${namespace} has none of that name`,
            ),
          ];
        }
        if (index > 0 || metric === undefined || known.metrics.includes(metric)) return [];
        const params = { namespace, what: metric };
        return [
          finding(
            'alarm-deaf',
            [alarm],
            params,
            `${where}: metric ${metric}`,
            `${namespace} emits none of that name`,
          ),
        ];
      });
    }),
  );
