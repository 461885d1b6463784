import type { GradualShift } from '#lib/domain/deploy/gradual.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import { merged } from './sam/globals.ts';
import { parseTemplate } from './template-text.ts';

type Resources = Readonly<Record<string, unknown>>;

/**
 * Functions behind an alias that a template asks SAM to publish (`AutoPublishAlias`, `DeploymentPreference`, from Globals too),
 * and aliases that ask for CodeDeploy themselves. Never throws: what cannot be read has none.
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/automating-updates-to-serverless-apps.html
 */
export function gradualShifts(text: string): readonly GradualShift[] {
  const { value } = parseTemplate(text, 'template');
  if (!isRecord(value) || !isRecord(value.Resources)) return [];
  const globals = isRecord(value.Globals) ? value.Globals.Function : undefined;
  const resources: Resources = value.Resources;
  return Object.entries(resources).flatMap(([id, resource]): GradualShift[] => {
    if (!isRecord(resource)) return [];
    if (resource.Type === 'AWS::Serverless::Function') return ofFunction(id, resource.Properties, globals);
    return resource.Type === 'AWS::Lambda::Alias' ? ofAlias(id, resource, resources) : [];
  });
}

function ofFunction(address: string, properties: unknown, globals: unknown): GradualShift[] {
  const all = merged(globals, isRecord(properties) ? properties : {});
  const alias = all.AutoPublishAlias;
  if (alias === undefined) return [];
  const preference = isRecord(all.DeploymentPreference) ? all.DeploymentPreference : {};
  const on = preference.Enabled !== false && preference.Enabled !== 'false';
  const by = on ? wordOf(preference.Type) : undefined;
  return [
    {
      ...{ address, alias: wordOf(alias) ?? '' },
      ...(by === undefined || by === 'AllAtOnce' ? {} : { by }),
      alarms: on && Array.isArray(preference.Alarms) ? preference.Alarms.length : 0,
      hooks: on && isRecord(preference.Hooks) ? Object.keys(preference.Hooks) : [],
    },
  ];
}

function ofAlias(
  address: string,
  alias: Readonly<Record<string, unknown>>,
  resources: Resources,
): GradualShift[] {
  const policy = isRecord(alias.UpdatePolicy) ? alias.UpdatePolicy.CodeDeployLambdaAliasUpdate : undefined;
  if (!isRecord(policy)) return [];
  const group = resources[wordOf(policy.DeploymentGroupName) ?? ''];
  const said = isRecord(group) && isRecord(group.Properties) ? group.Properties : {};
  const alarms = isRecord(said.AlarmConfiguration) ? said.AlarmConfiguration.Alarms : undefined;
  const by = wordOf(said.DeploymentConfigName);
  const own = isRecord(alias.Properties) ? alias.Properties : {};
  return [
    {
      ...{ address, alias: wordOf(own.Name) ?? '' },
      ...(by === undefined || by.endsWith('AllAtOnce')
        ? {}
        : { by: by.replace(/^CodeDeployDefault\.Lambda/, '') }),
      alarms: Array.isArray(alarms) ? alarms.length : 0,
      hooks: ['BeforeAllowTrafficHook', 'AfterAllowTrafficHook'].filter((each) => policy[each] !== undefined),
    },
  ];
}

/** Text, or what a reference names. */
function wordOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return isRecord(value) && typeof value.Ref === 'string' ? value.Ref : undefined;
}
