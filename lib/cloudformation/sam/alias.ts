import { isRecord } from '#lib/domain/graph/spelling.ts';
import type { Attributes } from '../template-attributes.ts';
import { resolved, type Scope } from '../template-values.ts';
import { arnOfPart, part, type Written } from './parts.ts';
import { madeRole, managedArn } from './policies.ts';

type Resources = Readonly<Record<string, Written>>;

/**
 * The alias that a function publishes its versions under and, where the template prefers it, CodeDeploy's application,
 * group and role that move it.
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/automating-updates-to-serverless-apps.html
 */
export function aliasParts(id: string, properties: Attributes, scope: Scope): Resources {
  const { AutoPublishAlias: written } = properties;
  const alias = resolved(written, scope);
  const preference = resolved(properties.DeploymentPreference, scope);
  if (alias === undefined) return {};
  // A parameter that nobody tells is no part of a name.
  const known = typeof alias === 'string' && /^[\w-]+$/.test(alias) ? alias : '';
  const prefers = isRecord(preference) && isOn(preference.Enabled) ? preference : undefined;
  return {
    [`${id}Alias${known}`]: {
      ...part('AWS::Lambda::Alias', { FunctionName: { Ref: id }, Name: written }),
      ...(prefers ? { UpdatePolicy: policyOf(id, prefers) } : {}),
    },
    ...(prefers ? moverParts(id, prefers) : {}),
  };
}

const isOn = (enabled: unknown): boolean => enabled !== false && enabled !== 'false';

const APPLICATION = 'ServerlessDeploymentApplication';
const ROLE = 'CodeDeployServiceRole';

function policyOf(id: string, { Hooks: hooks }: Attributes): Attributes {
  const { PreTraffic: before, PostTraffic: after } = isRecord(hooks) ? hooks : {};
  return {
    CodeDeployLambdaAliasUpdate: {
      ApplicationName: { Ref: APPLICATION },
      DeploymentGroupName: { Ref: `${id}DeploymentGroup` },
      ...(before === undefined ? {} : { BeforeAllowTrafficHook: before }),
      ...(after === undefined ? {} : { AfterAllowTrafficHook: after }),
    },
  };
}

/** One application and role a template, one group a function. */
function moverParts(id: string, preference: Attributes): Resources {
  const { Type: type, Role: role, TriggerConfigurations: triggers, Alarms: alarms } = preference;
  return {
    [APPLICATION]: part('AWS::CodeDeploy::Application', { ComputePlatform: 'Lambda' }),
    [`${id}DeploymentGroup`]: part('AWS::CodeDeploy::DeploymentGroup', {
      ApplicationName: { Ref: APPLICATION },
      DeploymentConfigName: PREDEFINED.test(String(type)) ? `CodeDeployDefault.Lambda${type}` : type,
      ServiceRoleArn: role ?? arnOfPart(ROLE),
      ...(Array.isArray(alarms)
        ? { AlarmConfiguration: { Enabled: true, Alarms: alarms.map((Name) => ({ Name })) } }
        : {}),
      ...(triggers === undefined ? {} : { TriggerConfigurations: triggers }),
    }),
    ...(role === undefined
      ? { [ROLE]: madeRole('codedeploy', [managedArn('service-role/AWSCodeDeployRoleForLambda')], []) }
      : {}),
  };
}

/** Names that SAM completes; any other is a configuration of one's own. */
const PREDEFINED = /^(Canary10Percent(5|10|15|30)Minutes|Linear10PercentEvery(1|2|3|10)Minutes?|AllAtOnce)$/;
