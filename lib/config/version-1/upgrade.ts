/**
 * What version 1 fed to every application: parameters of the template by output of Terraform, each of them needed. In
 * version 2 an environment says so itself, in `inputs`.
 */
const HANDOFF: Readonly<Record<string, string>> = {
  Environment: 'environment',
  SubnetIds: 'private_subnet_ids',
  SecurityGroupId: 'lambda_security_group_id',
  ApiRoleArn: 'api_role_arn',
  ProcessorRoleArn: 'processor_role_arn',
  ScheduledRoleArn: 'scheduled_role_arn',
  TableName: 'table_name',
  StreamArn: 'stream_arn',
  DeadLetterQueueArn: 'dlq_arn',
  CursorSecretArn: 'secret_arn',
  InsightsLayerArn: 'insights_layer_arn',
  AlarmTopicArn: 'alarm_topic_arn',
};

type Written = Readonly<Record<string, unknown>>;

/** Name of the only repository of version 1. */
export const ONLY_REPOSITORY = 'main';

/** A file of version 1, which its schema has found good, as version 2 says the same. Keys keep their order. */
export function upgraded(file: Written): Written {
  return Object.fromEntries(
    Object.entries(file).map(([key, value]) => {
      if (key === 'version') return [key, 2];
      if (key === 'repository') return ['repositories', { [ONLY_REPOSITORY]: value }];
      return key === 'systems' ? [key, mapped(value, systemIn2)] : [key, value];
    }),
  );
}

const systemIn2 = (system: Written): Written => ({
  ...system,
  environments: mapped(system.environments, environmentIn2),
});

/** One environment of version 1, as version 2 says the same. */
export function environmentIn2({ infrastructure, application, ...rest }: Written): Written {
  return {
    ...rest,
    components: {
      infrastructure: infrastructureIn2(infrastructure as Written),
      ...(application ? { application: applicationIn2(application as Written) } : {}),
    },
  };
}

function infrastructureIn2({ varFile, variables, builds, ...rest }: Written): Written {
  return {
    engine: 'terraform',
    ...rest,
    ...(varFile === undefined ? {} : { varFiles: [varFile] }),
    ...(hasEntries(variables) ? { inputs: mapped(variables, plain) } : {}),
    ...(Array.isArray(builds) && builds.length > 0 ? { build: { functions: builds } } : {}),
    verify: { health: ['api_url/health', 'api_endpoint/health'] },
  };
}

function applicationIn2({ parameters, after, ...rest }: Written): Written {
  const fed = Object.entries(HANDOFF).map(([parameter, output]) => [parameter, `infrastructure.${output}`]);
  return {
    engine: 'cloudformation',
    ...rest,
    build: 'functions',
    after: ['infrastructure'],
    ...(after === undefined ? {} : { promotedFrom: after }),
    inputs: { ...Object.fromEntries(fed), ...(hasEntries(parameters) ? mapped(parameters, plain) : {}) },
    artifacts: 'infrastructure.artifacts_bucket',
    executionRole: 'infrastructure.cfn_execution_role_arn',
    verify: { health: ['ApiUrl/health', 'ApiEndpoint/health'] },
  };
}

/** Text that version 2 would read as an output is said to be a value. */
const plain = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('.') ? { value } : value;

const hasEntries = (value: unknown): value is Written =>
  value !== null && typeof value === 'object' && Object.keys(value).length > 0;

const mapped = <T>(all: unknown, change: (one: T & Written) => unknown): Written =>
  Object.fromEntries(
    Object.entries(all as Readonly<Record<string, T & Written>>).map(([key, one]) => [key, change(one)]),
  );

/** Where a file of version 1 says what stands at a place of version 2. */
export function pathIn1(path: readonly string[]): string[] {
  const [first, system, environments, environment, components, component = '', field, ...rest] = path;
  if (first === 'repositories') return ['repository'];
  if (components !== 'components' || environments !== 'environments') return [...path];
  const at = [first ?? '', system ?? '', environments, environment ?? '', component];
  const own = FIELDS_IN_1[component]?.[field ?? ''];
  return [...at, ...(field === undefined ? [] : [own ?? field]), ...rest];
}

const FIELDS_IN_1: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  infrastructure: { inputs: 'variables', varFiles: 'varFile', build: 'builds' },
  application: { inputs: 'parameters', promotedFrom: 'after' },
};
