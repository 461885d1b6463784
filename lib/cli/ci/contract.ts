import { parseTemplate } from '#lib/cloudformation/template-text.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import type { PlanJson } from '#lib/terraform/json/plan-json.ts';
import type { SourceFile } from '../diagram-graph.ts';

/**
 * Inputs that would fail when they are read: an output that a plan no longer has, a parameter that the template has not.
 * Outputs of components without a plan are not judged.
 */
export function brokenInputs(
  { key, components }: ConfiguredEnvironment,
  plans: ReadonlyMap<string, PlanJson>,
  template: (path: string) => SourceFile | undefined,
): readonly string[] {
  return components.flatMap((component) => {
    const parameters =
      component.engine === 'cloudformation' ? parametersOf(template(component.template)) : undefined;
    return Object.entries(component.inputs).flatMap(([input, source]) => [
      ...(parameters && !parameters.includes(input)
        ? [`${component.name} is given ${input}, a parameter that its template does not have`]
        : []),
      ...('from' in source && source.from.environment === key
        ? gone(plans.get(source.from.component), source.from, `${component.name}.${input}`)
        : []),
    ]);
  });
}

function gone(
  plan: PlanJson | undefined,
  { component, output }: { readonly component: string; readonly output: string },
  usedBy: string,
): readonly string[] {
  const change = plan?.output_changes[output];
  if (!plan || (change && !isDeleted(change))) return [];
  return [`${component} ${change ? 'removes' : 'has no'} output ${output}, which ${usedBy} takes`];
}

/** `terraform show -json` lists every output of the configuration, unchanged ones as `no-op`. */
const isDeleted = ({ actions }: { readonly actions: readonly string[] }): boolean =>
  actions.length === 1 && actions[0] === 'delete';

function parametersOf(file: SourceFile | undefined): readonly string[] | undefined {
  if (!file) return undefined;
  const { value } = parseTemplate(file.text, file.name);
  return isRecord(value.Parameters) ? Object.keys(value.Parameters) : [];
}
