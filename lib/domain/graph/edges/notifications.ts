import { at, recordsAt, textAt } from '../attributes.ts';
import type { GraphNode, NodeKind } from '../model.ts';
import { isRecord } from '../spelling.ts';
import { addressOf, type EdgeFact, type EdgeRule, type World } from '../world.ts';

const NOTIFIED: readonly NodeKind[] = ['function', 'queue', 'topic'];

/** Bucket → whom it tells about its objects. */
export const bucketNotifications: EdgeRule = (world) =>
  world.ofKind('bucket').flatMap((bucket) =>
    [...world.partsOf(bucket), ...settingsByCdk(bucket, world)].flatMap(({ attributes, ...resource }) => {
      const blocks = [
        ...recordsAt(attributes, 'lambdaFunction', 'notificationConfiguration.lambdaConfigurations'),
        ...recordsAt(attributes, 'notificationConfiguration.lambdaFunctionConfigurations'),
        ...recordsAt(attributes, 'queue', 'notificationConfiguration.queueConfigurations'),
        ...recordsAt(attributes, 'topic', 'notificationConfiguration.topicConfigurations'),
      ];
      return blocks.flatMap((block): EdgeFact[] => {
        const to = world.find(
          textAt(block, 'lambdaFunctionArn', 'queueArn', 'topicArn', 'function', 'queue', 'topic'),
          ...NOTIFIED,
        );
        if (!to) return [];
        const says = `${addressOf({ attributes, ...resource })}: tells ${to.name} about objects`;
        const kind = to.kind === 'function' ? 'invoke' : 'message';
        return [{ kind, from: bucket.id, to: to.id, label: 'object events', says }];
      });
    }),
  );

/** CDK sets notifications by a custom resource, which knows the bucket by its name only. */
const settingsByCdk = (bucket: GraphNode, world: World) =>
  world.resources.filter(
    ({ type, attributes }) =>
      type === 'Custom::S3BucketNotifications' &&
      world.find(attributes.bucketName, 'bucket')?.id === bucket.id,
  );

const FILTER = /^(aws_cloudwatch_log_subscription_filter|AWS::Logs::SubscriptionFilter)$/;

/** Log group → who gets its lines. */
export const logSubscriptions: EdgeRule = (world) =>
  world.ofKind('log-group').flatMap((group) =>
    world
      .partsOf(group)
      .filter((each) => FILTER.test(each.type))
      .flatMap((each): EdgeFact[] => {
        const to = world.find(textAt(each.attributes, 'destinationArn'));
        const says = `${addressOf(each)}: lines go to ${to?.name}`;
        return to ? [{ kind: 'message', from: group.id, to: to.id, label: 'log lines', says }] : [];
      }),
  );

const DESTINATIONS = [
  'extendedS3Configuration',
  'extendedS3DestinationConfiguration',
  's3Configuration',
  's3DestinationConfiguration',
] as const;

/** Firehose: where records come from, and the bucket where they end. */
export const deliveries: EdgeRule = (world) =>
  world.ofKind('delivery-stream').flatMap((delivery) => {
    const source = world.find(
      textAt(
        delivery.attributes,
        'kinesisSourceConfiguration.kinesisStreamArn',
        'kinesisStreamSourceConfiguration.kinesisStreamArn',
        'kinesisStreamSourceConfiguration.kinesisStreamARN',
      ),
      'data-stream',
    );
    const blocks = DESTINATIONS.flatMap((path) => recordsAt(delivery.attributes, path));
    const buckets = blocks.map((block) => world.find(textAt(block, 'bucketArn', 'bucketARN'), 'bucket'));
    return [
      ...(source ? [delivered('stream', source, delivery)] : []),
      ...buckets.flatMap((bucket) => (bucket ? [delivered('write', delivery, bucket)] : [])),
      ...othersOf(delivery, world).map((to) => delivered('write', delivery, to)),
      ...processorsOf(delivery, world).map(
        (fn): EdgeFact => ({
          kind: 'invoke',
          from: delivery.id,
          to: fn.id,
          label: 'transform',
          says: `${delivery.name}: its records pass ${fn.name}`,
        }),
      ),
    ];
  });

const DOMAINS =
  /^(amazonopensearchservice|opensearch|elasticsearch|amazonOpenSearchServerless|redshift|splunk|httpEndpoint)/i;

/** Where records end beside a bucket: a search domain, a collection, a warehouse. */
const othersOf = ({ attributes }: GraphNode, world: World): readonly GraphNode[] =>
  Object.entries(attributes)
    .filter(([key]) => DOMAINS.test(key))
    .flatMap(([, block]) => {
      const named = ['domainArn', 'domainARN', 'collectionEndpoint', 'clusterJdbcurl', 'clusterJDBCURL'];
      const to = named
        .map((name) => at(block, name))
        .map((each) => world.find(each, 'search', 'search-collection', 'warehouse'))
        .find((each) => each !== undefined);
      return to ? [to] : [];
    });

/** Functions that a delivery's processors call, whatever it delivers to. */
function processorsOf({ attributes }: GraphNode, world: World): readonly GraphNode[] {
  const blocks = Object.values(attributes).flatMap((each) => [
    ...recordsAt({ each }, 'each.processingConfiguration.processors'),
  ]);
  const parameters = blocks.flatMap((block) => [
    ...recordsAt(block, 'parameters'),
    ...listOf(block.parameters),
  ]);
  return parameters.flatMap(
    (each) =>
      world.find(textAt(each, 'parameterValue', 'ParameterValue', 'parameter_value'), 'function') ?? [],
  );
}

const listOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

const delivered = (kind: 'stream' | 'write', from: GraphNode, to: GraphNode): EdgeFact => ({
  kind,
  from: from.id,
  to: to.id,
  label: 'delivery',
  says: `${from.name} delivers to ${to.name}`,
});

/** GraphQL API → its data sources. */
export const dataSources: EdgeRule = (world) =>
  world.ofKind('graphql-api').flatMap((api) =>
    world.partsOf(api).flatMap((source): EdgeFact[] => {
      const { attributes } = source;
      const to = sourceBehind(attributes, world);
      const says = `${addressOf(source)}: data source ${to?.name}`;
      if (!to) return [];
      if (to.kind === 'function')
        return [{ kind: 'invoke', from: api.id, to: to.id, label: 'resolver', says }];
      if (to.kind === 'bus') return [{ kind: 'message', from: api.id, to: to.id, label: 'event', says }];
      return (['read', 'write'] as const).map((kind) => ({ kind, from: api.id, to: to.id, says }));
    }),
  );

function sourceBehind(attributes: Readonly<Record<string, unknown>>, world: World): GraphNode | undefined {
  return (
    world.find(
      textAt(attributes, 'lambdaConfig.functionArn', 'lambdaConfig.lambdaFunctionArn'),
      'function',
    ) ??
    world.find(textAt(attributes, 'dynamodbConfig.tableName', 'dynamoDBConfig.tableName'), 'table') ??
    world.find(textAt(attributes, 'eventBridgeConfig.eventBusArn', 'eventbridgeConfig.eventBusArn'), 'bus') ??
    world.find(
      textAt(
        attributes,
        'openSearchServiceConfig.endpoint',
        'elasticsearchConfig.endpoint',
        'opensearchserviceConfig.endpoint',
      ),
      'search',
    ) ??
    world.find(
      textAt(
        attributes,
        'relationalDatabaseConfig.rdsHttpEndpointConfig.dbClusterIdentifier',
        'relationalDatabaseConfig.httpEndpointConfig.dbClusterIdentifier',
      ),
      'database',
    )
  );
}
