import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { pictureFile } from '#lib/diagram/picture-file.ts';
import { sceneOf } from '#lib/diagram/scene.ts';
import { type PendingChange, pendingChange } from '#lib/domain/cost/pending-change.ts';
import { countChanges, type Plan, type PlanCounts, type ResourceChange } from '#lib/domain/deploy/plan.ts';
import type { Tool } from '#lib/domain/deploy/tool.ts';
import type { Finding, SystemGraph } from '#lib/domain/graph/model.ts';
import type { Scene } from '#lib/domain/graph/scene.ts';
import { keysApart } from '#lib/domain/masking/keys-apart.ts';
import { type Masker, maskJson } from '#lib/domain/masking.ts';
import { layersOn } from '#lib/domain/overlay/layers.ts';
import type { Reason } from '#lib/domain/reason.ts';
import { outputChanges, resourceChanges } from '#lib/terraform/json/changes.ts';
import { type PlanJson, parsePlanJson } from '#lib/terraform/json/plan-json.ts';
import { type DeployedStack, graphOfFiles, type SourceFile } from '../diagram-graph.ts';
import { plannedFiles } from '../diagram-overlays.ts';
import { brokenInputs } from './contract.ts';

/** What a pull request does to one environment, as far as its files tell: everything is masked. */
export type PlanReport = {
  readonly environment: string;
  readonly components: readonly ComponentReport[];
  /** Components of which no plan was given. */
  readonly unplanned: readonly string[];
  /** Findings that the change brings; those that are there today are not repeated. */
  readonly findings: readonly Reason[];
  /** Inputs of `portal.yaml` that would not find what they name, a sentence each. */
  readonly contract: readonly string[];
  /** What could not be read, or lies in no picture. */
  readonly problems: readonly string[];
  /** Mermaid, as GitHub renders it. */
  readonly diagram: string;
};

export type ComponentReport = {
  readonly component: string;
  readonly tool: Tool;
  readonly counts: PlanCounts;
  readonly changes: readonly ResourceChange[];
  readonly outputs: Plan['outputs'];
  readonly cost: PendingChange;
};

export type PlanFiles = {
  /** `terraform show -json <plan file>`, by component. */
  readonly plans: Readonly<Record<string, string>>;
  /** A file of the repository by the path that `portal.yaml` names it with; undefined where it is not there. */
  readonly template: (path: string) => SourceFile | undefined;
};

/**
 * Reads plans and templates of one environment; needs no portal and no AWS.
 * @returns the report, and its picture as a file
 * @throws Error that names a component that is not there or a file that is no plan
 */
export async function planReport(
  environment: ConfiguredEnvironment,
  files: PlanFiles,
  mask: Masker,
): Promise<{ readonly report: PlanReport; readonly svg: string }> {
  const plans = Object.entries(files.plans).map(
    ([name, text]) => [name, readPlan(environment, name, text)] as const,
  );
  const components = plans.map(([name, plan]) => componentReport(environment, name, plan, mask));
  const { graph, change, after } = graphs(environment, files);
  // Values are masked one by one. Names are whatever somebody wrote: the key of a `for_each` too.
  const drawn = async (view: 'detailed' | 'simple') =>
    maskJson(keysApart(await sceneOf(graph, { view })), mask) as Scene;
  const [scene, simple] = [await drawn('detailed'), await drawn('simple')];
  const silent = { costWords: () => '', figureWords: () => [] };
  const layers = layersOn(['change'], scene, graph, { ...(change ? { change } : {}), ...silent });
  const svg = await pictureFile(scene, { format: 'svg', theme: 'light' }, layers);
  const diagram = await pictureFile(simple, { format: 'mermaid', theme: 'light' });
  const report: PlanReport = {
    environment: environment.key,
    components,
    unplanned: environment.components.map(({ name }) => name).filter((name) => !(name in files.plans)),
    findings: broughtBy(graph, after).map(({ reason }) => reason),
    contract: brokenInputs(environment, new Map(plans), files.template),
    problems: graph.problems.map(({ where, detail, code }) => `${where}: ${detail} (${code})`),
    diagram: String(diagram),
  };
  return { report: maskJson(keysApart(report), mask) as PlanReport, svg: String(svg) };
}

function readPlan({ key, components }: ConfiguredEnvironment, name: string, text: string): PlanJson {
  const component = components.find((each) => each.name === name);
  const terraform = components.filter(({ engine }) => engine === 'terraform').map((each) => each.name);
  if (component?.engine !== 'terraform')
    throw new Error(`${key} has no Terraform component ${name}; known: ${terraform.join(', ') || 'none'}`);
  try {
    return parsePlanJson(text);
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new Error(`${name}: no plan as \`terraform show -json\` prints it (${why})`);
  }
}

function componentReport(
  { components, region }: ConfiguredEnvironment,
  name: string,
  plan: PlanJson,
  mask: Masker,
): ComponentReport {
  const component = components.find((each) => each.name === name);
  const changes = resourceChanges(plan, mask);
  return {
    component: name,
    tool: component?.tool ?? 'terraform',
    counts: countChanges(changes),
    changes,
    outputs: outputChanges(plan),
    cost: pendingChange(changes, component?.region ?? region),
  };
}

/** The system as its plans found it with what they bring, and the system as it will be. */
function graphs(environment: ConfiguredEnvironment, files: PlanFiles) {
  const { key, system, name, account, region, prefix, diagram } = environment;
  const given = {
    terraform: Object.entries(files.plans).map(([component, text]) => ({ name: component, text })),
    templates: environment.components.flatMap((each) => {
      const file = each.engine === 'cloudformation' ? files.template(each.template) : undefined;
      return each.engine === 'cloudformation' && file ? [{ ...file, deployed: deployedAs(each, key) }] : [];
    }),
    parameters: {},
    place: { system, environment: name, account, region, prefix },
    ...(diagram ? { settings: diagram } : {}),
  };
  const after = graphOfFiles(given);
  return given.terraform.length > 0
    ? { ...plannedFiles(given), after }
    : { graph: after, after, change: undefined };
}

/** Outputs of another environment are not among the plans at hand. */
const deployedAs = ({ stack, inputs }: DeployedStack, key: ConfiguredEnvironment['key']) => ({
  stack,
  inputs: Object.fromEntries(
    Object.entries(inputs).filter(([, input]) => 'value' in input || input.from.environment === key),
  ),
});

/** A finding is new where the system as it is has none of its code at the same parts. */
function broughtBy(before: SystemGraph, after: SystemGraph): readonly Finding[] {
  const keyOf = ({ reason, nodes }: Finding) => `${reason.code} ${nodes.join(' ')}`;
  const known = new Set(before.findings.map(keyOf));
  return after.findings.filter((each) => !known.has(keyOf(each)));
}
