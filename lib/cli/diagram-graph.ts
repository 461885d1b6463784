import { declaredFromStacks } from '#lib/cloudformation/stacks.ts';
import type { StackResource, StackSource } from '#lib/cloudformation/template.ts';
import { parseTemplate } from '#lib/cloudformation/template-text.ts';
import type { ConfiguredEnvironment } from '#lib/config/portal-config.ts';
import { buildGraph } from '#lib/domain/graph/build.ts';
import type { GraphPlace, Problem, SystemGraph } from '#lib/domain/graph/model.ts';
import { placeIn } from '#lib/domain/graph/place-in.ts';
import { applySettings, type DiagramSettings } from '#lib/domain/graph/settings.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import { shownState } from '#lib/terraform/json/raw-state.ts';
import { declaredFromTerraform } from '#lib/terraform/json/state.ts';

/** A file of any project, as read: `terraform show -json`, a template, or a recorded stack. */
export type SourceFile = {
  readonly name: string;
  readonly text: string;
  /** A file that this one names by a path, read beside it. */
  readonly beside?: (path: string) => string | undefined;
  /** Of a template that a `portal.yaml` deploys: the stack's name, and what its parameters are given. */
  readonly deployed?: Pick<DeployedStack, 'stack' | 'inputs'>;
};

/** A stack as `portal.yaml` describes it. */
export type DeployedStack = Extract<
  ConfiguredEnvironment['components'][number],
  { readonly engine: 'cloudformation' }
>;

export type GraphFiles = {
  readonly terraform: readonly SourceFile[];
  readonly templates: readonly SourceFile[];
  /** Template parameters beside those that a Terraform output of the same name feeds. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly place: GraphPlace;
  /** What `portal.yaml` adds, where there is one. */
  readonly settings?: DiagramSettings;
};

/** The graph of files alone: no portal, no AWS. What cannot be read is one of its problems. */
export function graphOfFiles(given: GraphFiles): SystemGraph {
  const shown = given.terraform.map((file) => ({ file, show: shownState(parsedJson(file.text)) }));
  const states = shown.map(({ file, show }) => declaredFromTerraform(show, file.name));
  const files = { ...given, place: placeIn(states, given.place) };
  const byFile = new Map(shown.map(({ file, show }) => [file.name, outputsOf(show)] as const));
  const outputs = Object.assign({}, ...byFile.values());
  const names = stackNames(files);
  const stacks = files.templates.map((file, index) =>
    stackOf(file, file.deployed?.stack ?? names[index] ?? file.name, { all: outputs, byFile }, files),
  );
  const sources = [
    ...states,
    { value: [], problems: stacks.flatMap((each) => each.problems) },
    declaredFromStacks(stacks.map((each) => each.source)),
  ];
  return applySettings(buildGraph(sources, files.place), files.settings);
}

/** Of Terraform's files by their names, which are those of components, and all together. */
type Outputs = {
  readonly all: Readonly<Record<string, string>>;
  readonly byFile: ReadonlyMap<string, Readonly<Record<string, string>>>;
};

type ReadStack = { readonly source: StackSource; readonly problems: readonly Problem[] };

function stackOf(file: SourceFile, name: string, outputs: Outputs, files: GraphFiles): ReadStack {
  const parsed = parseTemplate(file.text, file.name);
  const recorded = isRecord(parsed.value.template) ? parsed.value : undefined;
  const template = recorded ? recorded.template : parsed.value;
  const own = recorded && isRecord(recorded.parameters) ? recorded.parameters : {};
  const { account, region } = files.place;
  const beside = file.beside;
  const source = {
    template,
    stack: typeof recorded?.stack === 'string' ? recorded.stack : name,
    account,
    region,
    parameters: {
      ...(file.deployed ? given(file.deployed.inputs, outputs) : fed(template, outputs.all)),
      ...(own as Record<string, string>),
      ...files.parameters,
    },
    ...(Array.isArray(recorded?.resources) ? { resources: recorded.resources as StackResource[] } : {}),
    ...(beside ? { file: beside } : {}),
  };
  return { source, problems: parsed.problems };
}

/** One template is the application's; several are told apart by their files, and by their folders where these are alike. */
function stackNames({ templates, place }: GraphFiles): readonly string[] {
  if (templates.length === 1) return [`${place.prefix}-app`];
  const paths = templates.map(({ name }) =>
    name
      .replace(/\.\w+$/, '')
      .split('/')
      .filter((each) => each !== ''),
  );
  const called = (path: readonly string[], parts: number) => path.slice(-parts).join('-');
  return paths.map((path) => {
    const deepest = Math.max(...paths.map((each) => each.length));
    for (let parts = 1; parts <= deepest; parts += 1) {
      const name = called(path, parts);
      if (paths.filter((each) => called(each, parts) === name).length === 1) return name;
    }
    return path.join('-');
  });
}

/** What inputs of `portal.yaml` come to, as far as the files at hand tell. */
const given = (inputs: DeployedStack['inputs'], { byFile }: Outputs): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(inputs).flatMap(([name, input]) => {
      const value = 'value' in input ? input.value : byFile.get(input.from.component)?.[input.from.output];
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** `TableName` takes the output `table_name`: the usual spelling of a hand-off. */
function fed(template: unknown, outputs: Readonly<Record<string, string>>): Record<string, string> {
  const parameters =
    isRecord(template) && isRecord(template.Parameters) ? Object.keys(template.Parameters) : [];
  const plain = (name: string) => name.replaceAll('_', '').toLowerCase();
  const byName = new Map(Object.entries(outputs).map(([name, value]) => [plain(name), value]));
  return Object.fromEntries(
    parameters.flatMap((name) => {
      const value = byName.get(plain(name));
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function outputsOf(show: unknown): Record<string, string> {
  const values = isRecord(show) ? (show.values ?? show.planned_values) : undefined;
  const outputs = isRecord(values) && isRecord(values.outputs) ? values.outputs : {};
  return Object.fromEntries(
    Object.entries(outputs).flatMap(([name, output]) => {
      const value = isRecord(output) && output.sensitive !== true ? output.value : undefined;
      if (typeof value === 'string') return [[name, value]];
      return Array.isArray(value) ? [[name, value.join(',')]] : [];
    }),
  );
}

/** Undefined for what is no JSON: the graph's own problems say so. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
