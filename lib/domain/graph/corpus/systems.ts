import { arn, type CorpusInput, fn, policy, queue, role, state, templates, terraform } from './files.ts';

/** Systems as teams build them. */
export const systems: readonly CorpusInput[] = [
  terraform(
    'three tiers behind a load balancer',
    state({
      'aws_vpc.v': { id: 'vpc-1', cidr_block: '10.0.0.0/16' },
      'aws_subnet.a': {
        id: 'subnet-a',
        vpc_id: 'vpc-1',
        availability_zone: 'eu-west-1a',
        cidr_block: '10.0.1.0/24',
      },
      'aws_subnet.b': {
        id: 'subnet-b',
        vpc_id: 'vpc-1',
        availability_zone: 'eu-west-1b',
        cidr_block: '10.0.2.0/24',
      },
      'aws_security_group.web': { id: 'sg-web', vpc_id: 'vpc-1', name: 'web' },
      'aws_security_group.db': { id: 'sg-db', vpc_id: 'vpc-1', name: 'db' },
      'aws_security_group_rule.in': {
        type: 'ingress',
        security_group_id: 'sg-db',
        source_security_group_id: 'sg-web',
        from_port: 5432,
      },
      'aws_lb.web': {
        name: 'web',
        arn: arn('elb', 'lb/web'),
        subnets: ['subnet-a', 'subnet-b'],
        internal: false,
      },
      'aws_lb_target_group.web': { name: 'web', arn: arn('elb', 'tg/web'), vpc_id: 'vpc-1' },
      'aws_lb_listener.web': {
        arn: arn('elb', 'listener/web/1'),
        load_balancer_arn: arn('elb', 'lb/web'),
        protocol: 'HTTPS',
        default_action: [{ type: 'forward', target_group_arn: arn('elb', 'tg/web') }],
      },
      'aws_lb_listener_rule.api': {
        listener_arn: arn('elb', 'listener/web/1'),
        action: [{ target_group_arn: arn('elb', 'tg/web') }],
      },
      'aws_ecs_service.app': {
        name: 'app',
        task_definition: arn('ecs', 'task-definition/app:3'),
        load_balancer: [{ target_group_arn: arn('elb', 'tg/web') }],
        network_configuration: [{ subnets: ['subnet-a', 'subnet-b'], security_groups: ['sg-web'] }],
      },
      'aws_ecs_task_definition.app': { family: 'app', arn: arn('ecs', 'task-definition/app:3') },
      'aws_db_instance.main': {
        identifier: 'main',
        arn: arn('rds', 'db:main'),
        vpc_security_group_ids: ['sg-db'],
      },
    }),
  ),
  terraform(
    'fan-out from a topic',
    state({
      'aws_sns_topic.orders': { name: 'orders', arn: arn('sns', 'orders') },
      ...Object.fromEntries(
        Array.from({ length: 5 }, (_, index) => [
          [
            `aws_sqs_queue.q["${index}"]`,
            queue(`q${index}`, {
              redrive_policy: JSON.stringify({ deadLetterTargetArn: arn('sqs', 'dead') }),
            }),
          ],
          [
            `aws_sns_topic_subscription.s["${index}"]`,
            { topic_arn: arn('sns', 'orders'), endpoint: arn('sqs', `q${index}`) },
          ],
          [`aws_lambda_function.f["${index}"]`, fn(`f${index}`)],
          [
            `aws_lambda_event_source_mapping.m["${index}"]`,
            { event_source_arn: arn('sqs', `q${index}`), function_name: `f${index}` },
          ],
        ]).flat(),
      ),
      'aws_sqs_queue.dead': queue('dead'),
    }),
  ),
  terraform(
    'a state machine that calls everything',
    state({
      'aws_sfn_state_machine.m': {
        name: 'm',
        arn: arn('states', 'stateMachine:m'),
        definition: JSON.stringify({
          States: {
            Each: {
              Type: 'Map',
              ItemProcessor: { States: { Call: { Type: 'Task', Resource: arn('lambda', 'function:f') } } },
            },
            Both: {
              Type: 'Parallel',
              Branches: [
                {
                  States: {
                    Put: { Resource: 'arn:aws:states:::dynamodb:putItem', Parameters: { TableName: 't' } },
                  },
                },
                {
                  States: {
                    Get: { Resource: 'arn:aws:states:::dynamodb:getItem', Arguments: { TableName: 't' } },
                  },
                },
              ],
            },
            Send: {
              Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
              Parameters: { QueueUrl: 'https://sqs/q' },
            },
            Tell: {
              Resource: 'arn:aws:states:::events:putEvents',
              Parameters: { Entries: [{ EventBusName: 'bus' }] },
            },
          },
        }),
      },
      'aws_lambda_function.f': fn('f'),
      'aws_dynamodb_table.t': { name: 't', arn: arn('dynamodb', 'table/t') },
      'aws_sqs_queue.q': queue('q', { url: 'https://sqs/q' }),
      'aws_cloudwatch_event_bus.bus': { name: 'bus', arn: arn('events', 'event-bus/bus') },
    }),
  ),
  terraform(
    'a site with CloudFront, WAF and an API',
    state({
      'aws_cloudfront_distribution.site': {
        arn: 'arn:aws:cloudfront::123456789012:distribution/E1',
        web_acl_id: arn('wafv2', 'global/webacl/w/1'),
        origin: [
          { domain_name: 'site.s3.eu-west-1.amazonaws.com' },
          { domain_name: 'a1.execute-api.eu-west-1.amazonaws.com' },
          { domain_name: 'u1.lambda-url.eu-west-1.on.aws' },
        ],
      },
      'aws_wafv2_web_acl.w': { name: 'w', arn: arn('wafv2', 'global/webacl/w/1') },
      'aws_s3_bucket.site': { bucket: 'site', arn: 'arn:aws:s3:::site' },
      'aws_apigatewayv2_api.api': { name: 'api', id: 'a1' },
      'aws_apigatewayv2_integration.queue': {
        id: 'i1',
        api_id: 'a1',
        integration_subtype: 'SQS-SendMessage',
        request_parameters: { QueueUrl: 'https://sqs/jobs' },
      },
      'aws_apigatewayv2_route.queue': { api_id: 'a1', route_key: 'POST /jobs', target: 'integrations/i1' },
      'aws_sqs_queue.jobs': queue('jobs', { url: 'https://sqs/jobs' }),
      'aws_lambda_function.render': fn('render'),
      'aws_lambda_function_url.render': {
        function_name: 'render',
        authorization_type: 'AWS_IAM',
        function_url: 'https://u1.lambda-url.eu-west-1.on.aws/',
      },
    }),
  ),
  terraform(
    'files into a bucket, records out of a stream',
    state({
      'aws_s3_bucket.in': { bucket: 'in', arn: 'arn:aws:s3:::in' },
      'aws_s3_bucket_notification.in': {
        bucket: 'in',
        lambda_function: [{ lambda_function_arn: arn('lambda', 'function:f') }],
        queue: [{ queue_arn: arn('sqs', 'q') }],
      },
      'aws_lambda_function.f': fn('f'),
      'aws_lambda_permission.s3': {
        function_name: 'f',
        principal: 's3.amazonaws.com',
        source_arn: 'arn:aws:s3:::in',
      },
      'aws_sqs_queue.q': queue('q'),
      'aws_kinesis_stream.k': { name: 'k', arn: arn('kinesis', 'stream/k') },
      'aws_kinesis_firehose_delivery_stream.d': {
        name: 'd',
        arn: arn('firehose', 'deliverystream/d'),
        kinesis_source_configuration: [{ kinesis_stream_arn: arn('kinesis', 'stream/k') }],
        extended_s3_configuration: [{ bucket_arn: 'arn:aws:s3:::in' }],
      },
      'aws_pipes_pipe.p': {
        name: 'p',
        source: arn('kinesis', 'stream/k'),
        target: arn('lambda', 'function:f'),
        enrichment: arn('lambda', 'function:f'),
      },
    }),
  ),
  terraform(
    'rules on a bus, schedules, and what failed',
    state({
      'aws_cloudwatch_event_bus.b': { name: 'b', arn: arn('events', 'event-bus/b') },
      'aws_cloudwatch_event_rule.r': {
        name: 'r',
        arn: arn('events', 'rule/b/r'),
        event_bus_name: 'b',
        event_pattern: '{}',
      },
      'aws_cloudwatch_event_target.t': {
        rule: 'r',
        arn: arn('lambda', 'function:f'),
        dead_letter_config: [{ arn: arn('sqs', 'dead') }],
      },
      'aws_scheduler_schedule.s': {
        name: 's',
        schedule_expression: 'rate(5 minutes)',
        target: [{ arn: arn('lambda', 'function:f'), dead_letter_config: [{ arn: arn('sqs', 'dead') }] }],
      },
      'aws_lambda_function.f': fn('f'),
      'aws_lambda_function_event_invoke_config.f': {
        function_name: 'f',
        destination_config: [
          {
            on_failure: [{ destination: arn('sqs', 'dead') }],
            on_success: [{ destination: arn('sqs', 'done') }],
          },
        ],
      },
      'aws_sqs_queue.dead': queue('dead'),
      'aws_sqs_queue.done': queue('done'),
    }),
  ),
  terraform(
    'sign-in: user pool, authorizers, triggers',
    state({
      'aws_cognito_user_pool.p': {
        name: 'p',
        arn: arn('cognito-idp', 'userpool/eu-west-1_x'),
        id: 'eu-west-1_x',
        lambda_config: [{ pre_sign_up: arn('lambda', 'function:f') }],
      },
      'aws_api_gateway_rest_api.a': { name: 'a', id: 'a1' },
      'aws_api_gateway_authorizer.pool': {
        rest_api_id: 'a1',
        name: 'pool',
        provider_arns: [arn('cognito-idp', 'userpool/eu-west-1_x')],
      },
      'aws_api_gateway_authorizer.own': {
        rest_api_id: 'a1',
        name: 'own',
        authorizer_uri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn('lambda', 'function:f')}/invocations`,
      },
      'aws_api_gateway_resource.x': { rest_api_id: 'a1', id: 'r1', path: '/x/{id}' },
      'aws_api_gateway_integration.x': {
        rest_api_id: 'a1',
        resource_id: 'r1',
        http_method: 'GET',
        type: 'AWS_PROXY',
        uri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn('lambda', 'function:f')}/invocations`,
      },
      'aws_lambda_function.f': fn('f'),
      'aws_lambda_permission.a': {
        function_name: 'f',
        principal: 'apigateway.amazonaws.com',
        source_arn: arn('execute-api', 'a1/*/GET/x/*'),
      },
    }),
  ),
  terraform(
    'modules with for_each and odd keys',
    state({}, [
      {
        'module.team["a/b"].aws_lambda_function.f': fn('f1'),
        'module.team["a/b"].aws_iam_role.r': role('r1'),
      },
      {
        'module.team["c.d \\"e\\""].aws_lambda_function.f[0]': fn('f2'),
        'module.team["日本"].aws_sqs_queue.q': queue('q'),
      },
    ]),
  ),
  terraform(
    'a function in a VPC with endpoints only',
    state({
      'aws_vpc.v': { id: 'vpc-1' },
      'aws_subnet.s': { id: 'subnet-1', vpc_id: 'vpc-1', availability_zone: 'eu-west-1a' },
      'aws_security_group.g': { id: 'sg-1', vpc_id: 'vpc-1', name: 'g' },
      'aws_route_table.t': { id: 'rtb-1', vpc_id: 'vpc-1' },
      'aws_route_table_association.t': { subnet_id: 'subnet-1', route_table_id: 'rtb-1' },
      'aws_vpc_endpoint.d': {
        id: 'vpce-1',
        vpc_id: 'vpc-1',
        service_name: 'com.amazonaws.eu-west-1.dynamodb',
        vpc_endpoint_type: 'Gateway',
        route_table_ids: ['rtb-1'],
      },
      'aws_vpc_endpoint.s': {
        id: 'vpce-2',
        vpc_id: 'vpc-1',
        service_name: 'com.amazonaws.eu-west-1.sqs',
        vpc_endpoint_type: 'Interface',
      },
      'aws_iam_role.r': role('r'),
      'aws_iam_role_policy.r': policy(
        'r',
        ['dynamodb:GetItem', arn('dynamodb', 'table/t')],
        ['sqs:SendMessage', arn('sqs', 'q')],
      ),
      'aws_lambda_function.f': fn('f', {
        role: role('r').arn,
        vpc_config: [{ subnet_ids: ['subnet-1'], security_group_ids: ['sg-1'] }],
      }),
      'aws_dynamodb_table.t': { name: 't', arn: arn('dynamodb', 'table/t') },
      'aws_sqs_queue.q': queue('q'),
    }),
  ),
  templates(
    'a SAM template with every kind of event',
    `
Resources:
  Api: { Type: AWS::Serverless::Api, Properties: { StageName: v1 } }
  Http: { Type: AWS::Serverless::HttpApi }
  Table: { Type: AWS::Serverless::SimpleTable, Properties: { TableName: t } }
  Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: q } }
  Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: n } }
  Bucket: { Type: AWS::S3::Bucket, Properties: { BucketName: b } }
  Layer: { Type: AWS::Serverless::LayerVersion, Properties: { LayerName: l } }
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: fn
      Policies: [{ DynamoDBCrudPolicy: { TableName: !Ref Table } }]
      Environment: { Variables: { TABLE: !Ref Table } }
      Events:
        Rest: { Type: Api, Properties: { RestApiId: !Ref Api, Path: /a, Method: get } }
        Web: { Type: HttpApi, Properties: { ApiId: !Ref Http, Path: /b, Method: post } }
        Jobs: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn, BatchSize: 5 } }
        News: { Type: SNS, Properties: { Topic: !Ref Topic } }
        Files: { Type: S3, Properties: { Bucket: !Ref Bucket, Events: 's3:ObjectCreated:*' } }
        Tick: { Type: Schedule, Properties: { Schedule: rate(1 hour) } }
        Later: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 day) } }
        Happened: { Type: EventBridgeRule, Properties: { Pattern: { source: [x] } } }
`,
  ),
  templates(
    'a state machine of SAM with substitutions',
    `
Resources:
  Fn: { Type: AWS::Serverless::Function, Properties: { FunctionName: f } }
  Machine:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition: { StartAt: A, States: { A: { Type: Task, Resource: '\${Target}', End: true } } }
      DefinitionSubstitutions: { Target: !GetAtt Fn.Arn }
      Policies: [{ LambdaInvokePolicy: { FunctionName: !Ref Fn } }]
`,
  ),
  templates(
    'many stacks with exports',
    JSON.stringify({
      stack: 'data',
      template: {
        Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'orders' } } },
        Outputs: { Table: { Value: { 'Fn::GetAtt': ['Table', 'Arn'] }, Export: { Name: 'table-arn' } } },
      },
    }),
    JSON.stringify({
      stack: 'app',
      template: {
        Resources: {
          Role: {
            Type: 'AWS::IAM::Role',
            Properties: {
              RoleName: 'app',
              Policies: [
                {
                  PolicyDocument: {
                    Statement: [
                      {
                        Effect: 'Allow',
                        Action: 'dynamodb:PutItem',
                        Resource: { 'Fn::ImportValue': 'table-arn' },
                      },
                    ],
                  },
                },
              ],
            },
          },
          Fn: {
            Type: 'AWS::Lambda::Function',
            Properties: { FunctionName: 'app', Role: { 'Fn::GetAtt': ['Role', 'Arn'] } },
          },
        },
      },
    }),
  ),
];
