import { at, listAt, numberAt, recordsAt, textAt } from '../attributes.ts';
import type { DeclaredResource, GraphNode, ResourceId } from '../model.ts';
import { type Pace, paceOfName, type Shift, shiftText } from '../shift.ts';
import { readable } from '../speaks-of.ts';
import { isRecord } from '../spelling.ts';
import { addressOf, type EdgeFact, type EdgeRule, type World } from '../world.ts';

const ALIAS = /^(aws_lambda_alias|AWS::Lambda::Alias)$/;
const GROUP = /^(aws_codedeploy_deployment_group|AWS::CodeDeploy::DeploymentGroup)$/;

/** What CodeDeploy is told of an alias when a stack moves it. */
const POLICY = 'updatePolicy.codeDeployLambdaAliasUpdate';

type Move = {
  readonly alias: DeclaredResource;
  readonly fn: GraphNode;
  readonly shift: Shift;
  /** CodeDeploy's application that moves it, where it is declared. */
  readonly application?: GraphNode;
  readonly hooks: readonly { readonly label: string; readonly fn: GraphNode }[];
};

/** Aliases that bring requests to a new version step by step, or under CodeDeploy's watch. */
function movesOf(world: World): readonly Move[] {
  const groups = world.resources.filter(({ type }) => GROUP.test(type));
  return world.resources
    .filter(({ type }) => ALIAS.test(type))
    .flatMap((alias): Move[] => {
      const fn = world.nodeOf(alias);
      const policy = at(alias.attributes, POLICY);
      const beside = besideOf(alias);
      if (fn?.kind !== 'function' || (!isRecord(policy) && beside.length === 0)) return [];
      const named = textAt({ policy }, 'policy.deploymentGroupName');
      const group = groups.find((each) => named !== undefined && callsOf(each).includes(named));
      const application =
        world.find(textAt({ policy }, 'policy.applicationName'), APPLICATION) ??
        (group && world.nodeOf(group));
      const before = hookOf(policy, 'beforeAllowTrafficHook', world);
      const after = hookOf(policy, 'afterAllowTrafficHook', world);
      const shift: Shift = {
        alias: nameOf(alias),
        ...(isRecord(policy) ? { pace: paceOf(group, world) } : {}),
        beside,
        alarms: group ? alarmsOf(group, world) : [],
        ...(before === undefined ? {} : { before: before.name }),
        ...(after === undefined ? {} : { after: after.name }),
      };
      const hooks = [
        ...(before?.fn ? [{ label: 'before traffic', fn: before.fn }] : []),
        ...(after?.fn ? [{ label: 'after traffic', fn: after.fn }] : []),
      ];
      return [{ alias, fn, shift, ...(application?.kind === APPLICATION ? { application } : {}), hooks }];
    });
}

const APPLICATION = 'deployment-application';

/** What the parts of a graph say of requests that move, by the alias's id. */
export const shiftsOf = (world: World): ReadonlyMap<ResourceId, Shift> =>
  new Map(movesOf(world).map(({ alias, shift }) => [alias.id, shift]));

/** CodeDeploy → the functions that it brings new versions to, and the functions that it asks meanwhile. */
export const deployments: EdgeRule = (world) =>
  movesOf(world).flatMap(({ alias, fn, shift, application, hooks }): EdgeFact[] => {
    if (!application) return [];
    const says = `${addressOf(alias)}: CodeDeploy moves ${shiftText(shift)}`;
    const from = application.id;
    return [
      // It changes the alias and calls nobody: what starts the function is told by other lines.
      { kind: 'write', from, to: fn.id, label: 'deploys', says },
      ...hooks.map((hook) => ({
        ...{ kind: 'invoke' as const, from, to: hook.fn.id, label: hook.label },
        says: `${addressOf(alias)}: CodeDeploy asks ${hook.fn.name} ${hook.label} of ${fn.name}`,
      })),
    ];
  });

/** CloudFormation lists version and weight, Terraform keeps a map of them. */
function besideOf({ attributes }: DeclaredResource): Shift['beside'] {
  const listed = recordsAt(attributes, 'routingConfig.additionalVersionWeights');
  return listed
    .flatMap((each): readonly (readonly [string, unknown])[] =>
      each.functionVersion === undefined
        ? Object.entries(each)
        : [[String(each.functionVersion), each.functionWeight]],
    )
    .map(([version, weight]) => ({ version, share: Number(weight) }))
    .filter(({ share }) => share > 0 && share <= 1);
}

function hookOf(policy: unknown, key: string, world: World) {
  const named = textAt({ policy }, `policy.${key}`);
  const fn = world.find(named, 'function');
  return named === undefined ? undefined : { fn, name: fn?.name ?? said(named) };
}

function paceOf(group: DeclaredResource | undefined, world: World): Pace {
  const named = group && textAt(group.attributes, 'deploymentConfigName');
  if (named === undefined) return { kind: 'unknown' };
  const own = world.find(named, 'deployment-configuration');
  const told = own && toldPace(own);
  return told ?? paceOfName(said(named));
}

/** Steps of a configuration of one's own. */
function toldPace({ attributes }: GraphNode): Pace | undefined {
  const [routing] = recordsAt(attributes, 'trafficRoutingConfig');
  for (const [kind, path] of [
    ['canary', 'timeBasedCanary'],
    ['linear', 'timeBasedLinear'],
  ] as const) {
    const [steps] = routing ? recordsAt(routing, path) : [];
    const percent = steps && numberAt(steps, 'percentage', `${kind}Percentage`);
    const minutes = steps && numberAt(steps, 'interval', `${kind}Interval`);
    if (percent !== undefined && minutes !== undefined) return { kind, percent, minutes };
  }
  return routing && textAt(routing, 'type') === 'AllAtOnce' ? { kind: 'at-once' } : undefined;
}

function alarmsOf({ attributes }: DeclaredResource, world: World): readonly string[] {
  if (at(attributes, 'alarmConfiguration.enabled') === false) return [];
  return listAt(attributes, 'alarmConfiguration.alarms').flatMap((each) => {
    const named = typeof each === 'string' ? each : textAt({ each }, 'each.name');
    return named === undefined ? [] : [world.find(named, 'alarm')?.name ?? said(named)];
  });
}

const nameOf = (alias: DeclaredResource): string =>
  said(textAt(alias.attributes, 'name') ?? addressOf(alias));

/** As a person reads it; what has no name is its identity alone. */
const said = (text: string): string => readable(text.startsWith('cfn:') ? `\${${text}}` : text);

/** Everything that a policy may call a group by. */
const callsOf = ({ id, aliases, attributes }: DeclaredResource): readonly string[] => [
  id,
  ...aliases,
  ...[textAt(attributes, 'deploymentGroupName') ?? []].flat(),
];
