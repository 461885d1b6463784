import { type GradualShift, UNKNOWN_STEPS } from '#lib/domain/deploy/gradual.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import { merged } from './sam/globals.ts';
import { scopeOf } from './template-scope.ts';
import { parseTemplate } from './template-text.ts';
import { resolved, type Scope } from './template-values.ts';

type Resources = Readonly<Record<string, unknown>>;

/**
 * Functions behind an alias that a template asks SAM to publish (`AutoPublishAlias`, `DeploymentPreference`, from Globals too),
 * and aliases that ask for CodeDeploy themselves. Never throws: what cannot be read has none.
 * @param parameters of the stack: conditions decide who moves how
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/automating-updates-to-serverless-apps.html
 */
export function gradualShifts(
  text: string,
  parameters: Readonly<Record<string, string>> = {},
): readonly GradualShift[] {
  const { value } = parseTemplate(text, 'template');
  if (!isRecord(value) || !isRecord(value.Resources)) return [];
  const globals = isRecord(value.Globals) ? value.Globals.Function : undefined;
  const resources: Resources = value.Resources;
  const place = { stack: HERE, account: '', region: '' };
  const scope = scopeOf({ ...place, template: value, parameters }, value, resources);
  return Object.entries(resources).flatMap(([id, resource]): GradualShift[] => {
    if (!isRecord(resource)) return [];
    if (resource.Type === 'AWS::Serverless::Function')
      return ofFunction(id, resource.Properties, globals, scope);
    return resource.Type === 'AWS::Lambda::Alias' ? ofAlias(id, resource, resources, scope) : [];
  });
}

function ofFunction(address: string, properties: unknown, globals: unknown, scope: Scope): GradualShift[] {
  const all = merged(globals, isRecord(properties) ? properties : {});
  const alias = resolved(all.AutoPublishAlias, scope);
  if (alias === undefined) return [];
  const written = resolved(all.DeploymentPreference, scope);
  const preference = isRecord(written) ? written : {};
  const on = preference.Enabled !== false && preference.Enabled !== 'false';
  return [
    {
      ...{ address, alias: wordOf(alias) ?? '' },
      ...(on ? stepsOf(preference.Type) : {}),
      alarms: on && Array.isArray(preference.Alarms) ? preference.Alarms.length : 0,
      hooks: on && isRecord(preference.Hooks) ? Object.keys(preference.Hooks) : [],
    },
  ];
}

function ofAlias(
  address: string,
  alias: Readonly<Record<string, unknown>>,
  resources: Resources,
  scope: Scope,
): GradualShift[] {
  const policy = isRecord(alias.UpdatePolicy)
    ? resolved(alias.UpdatePolicy.CodeDeployLambdaAliasUpdate, scope)
    : undefined;
  if (!isRecord(policy)) return [];
  const group = resources[wordOf(policy.DeploymentGroupName) ?? ''];
  const said = isRecord(group) ? resolved(group.Properties, scope) : undefined;
  const { AlarmConfiguration: alarms, DeploymentConfigName: by } = isRecord(said) ? said : {};
  const own = isRecord(alias.Properties) ? resolved(alias.Properties.Name, scope) : undefined;
  return [
    {
      ...{ address, alias: wordOf(own) ?? '' },
      ...stepsOf(by),
      alarms: isRecord(alarms) && Array.isArray(alarms.Alarms) ? alarms.Alarms.length : 0,
      hooks: ['BeforeAllowTrafficHook', 'AfterAllowTrafficHook'].filter((each) => policy[each] !== undefined),
    },
  ];
}

/** What hangs on something that nobody tells is not all at once: it is not known. */
function stepsOf(type: unknown): Pick<GradualShift, 'by'> {
  if (type === undefined) return {};
  const by = wordOf(type) ?? UNKNOWN_STEPS;
  return by.endsWith('AllAtOnce') ? {} : { by: by.replace(/^CodeDeployDefault\.Lambda/, '') };
}

/** Of the template itself: identities begin so. */
const HERE = 'here';

/** Text, or what a reference names; undefined for what is not worked out. */
function wordOf(value: unknown): string | undefined {
  if (isRecord(value) && typeof value.Ref === 'string') return value.Ref;
  return typeof value === 'string' ? value.replace(`cfn:${HERE}/`, '') : undefined;
}
