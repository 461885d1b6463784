/** A public package that ships templates. */
export type Source = { readonly client: 'npm' | 'pip'; readonly name: string; readonly version: string };

const cdk = (version: string, names: string): readonly Source[] =>
  names.split(' ').map((name) => ({ client: 'npm', name: `@aws-cdk/${name}`, version }));
const constructs = (version: string, names: string): readonly Source[] =>
  names.split(' ').map((name) => ({ client: 'npm', name: `@aws-solutions-constructs/aws-${name}`, version }));
const sdist = (name: string, version: string): Source => ({ client: 'pip', name, version });

/** Snapshots of integration tests (CDK, AWS Solutions Constructs), linters' fixtures, examples. */
export const SOURCES: readonly Source[] = [
  ...constructs('2.101.0', 'apigateway-dynamodb dynamodbstreams-lambda lambda-dynamodb'),
  ...constructs('2.103.0', 'eventbridge-lambda eventbridge-sqs lambda-sqs-lambda'),
  ...constructs('2.103.0', 'openapigateway-lambda sns-lambda'),
  ...constructs('2.104.0', 'apigateway-lambda cloudfront-s3 fargate-opensearch'),
  ...constructs('2.104.0', 'lambda-elasticsearch-kibana sqs-lambda wafwebacl-alb'),
  ...constructs('2.104.0', 'wafwebacl-apigateway wafwebacl-cloudfront'),
  ...constructs('2.25.0', 'kinesisstreams-kinesisfirehose-s3'),
  ...constructs('2.27.0', 'apigateway-sqs'),
  ...constructs('2.35.0', 's3-stepfunctions'),
  ...constructs('2.41.0', 'cloudfront-apigateway cloudfront-apigateway-lambda'),
  ...constructs('2.44.0', 'iot-lambda'),
  ...constructs('2.45.0', 'apigateway-kinesisstreams kinesisfirehose-s3'),
  ...constructs('2.56.0', 'lambda-s3 lambda-stepfunctions sns-sqs'),
  ...constructs('2.65.0', 'eventbridge-stepfunctions'),
  ...constructs('2.76.0', 'kinesisstreams-lambda'),
  ...constructs('2.86.0', 'lambda-sqs'),
  ...constructs('2.92.1', 'lambda-secretsmanager'),
  ...constructs('2.93.0', 'cognito-apigateway-lambda'),
  ...constructs('2.96.0', 's3-lambda'),
  ...constructs('2.97.0', 'lambda-sns'),
  ...cdk('1.60.0', 'aws-apigateway aws-apigatewayv2 aws-applicationautoscaling aws-appsync aws-autoscaling'),
  ...cdk('1.60.0', 'aws-batch aws-certificatemanager aws-cloudformation aws-cloudfront aws-cloudtrail'),
  ...cdk('1.60.0', 'aws-cloudwatch aws-cloudwatch-actions aws-codebuild aws-codecommit aws-codedeploy'),
  ...cdk('1.60.0', 'aws-codepipeline aws-codepipeline-actions aws-cognito aws-docdb aws-dynamodb'),
  ...cdk('1.60.0', 'aws-ec2 aws-ecr aws-ecr-assets aws-ecs aws-ecs-patterns aws-efs aws-eks'),
  ...cdk('1.60.0', 'aws-elasticloadbalancing aws-elasticloadbalancingv2'),
  ...cdk(
    '1.60.0',
    'aws-elasticsearch aws-events aws-events-targets aws-fsx aws-glue aws-iam aws-kinesis aws-kms',
  ),
  ...cdk('1.60.0', 'aws-lambda aws-lambda-destinations aws-lambda-nodejs aws-logs'),
  ...cdk('1.60.0', 'aws-msk aws-neptune aws-rds aws-redshift aws-route53 aws-route53-patterns'),
  ...cdk('1.60.0', 'aws-route53-targets aws-s3 aws-s3-assets aws-s3-deployment aws-s3-notifications aws-sam'),
  ...cdk('1.60.0', 'aws-secretsmanager aws-servicediscovery aws-ses aws-sns aws-sns-subscriptions'),
  ...cdk(
    '1.60.0',
    'aws-sqs aws-ssm aws-stepfunctions aws-synthetics cloudformation-include custom-resources',
  ),
  ...cdk('1.60.0', 'aws-backup aws-config aws-globalaccelerator core pipelines'),
  ...cdk('1.30.0', 'aws-ec2 aws-ecs aws-eks aws-events-targets aws-lambda-event-sources'),
  ...cdk('1.60.0', 'aws-stepfunctions-tasks'),
  ...cdk('1.30.0', 'aws-stepfunctions-tasks'),
  sdist('cfn-lint', '1.58.0'),
  sdist('cfn-lint', '1.30.0'),
  sdist('cfn-lint', '1.10.0'),
  sdist('cfn-lint', '0.86.0'),
  sdist('cfn-lint', '0.76.0'),
  sdist('cfn-lint', '0.60.0'),
  sdist('cfripper', '1.22.1'),
  sdist('localstack-core', '2026.3.0'),
  sdist('moto', '5.2.5'),
  sdist('ecs-composex', '1.1.9'),
  sdist('runway', '2.8.4'),
  sdist('chalice', '1.34.0'),
  sdist('awscfncli2', '3.1.1'),
  sdist('taskcat', '0.9.58'),
  sdist('aws-sam-cli', '1.170.0'),
  sdist('aws-sam-cli', '1.100.0'),
  sdist('aws-sam-cli', '1.40.0'),
  sdist('aws-sam-cli', '0.40.0'),
  sdist('aws-sam-translator', '1.115.0'),
  sdist('aws-sam-translator', '1.60.0'),
  sdist('cloudformation-cli', '0.2.41'),
];

/** Its examples write templates. */
export const MADE: Source = sdist('troposphere', '4.11.1');
