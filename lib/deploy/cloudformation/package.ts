import type { AwsClients } from '#lib/aws/clients.ts';
import { localCode } from '#lib/cloudformation/local-code.ts';
import { refusedTemplate } from '#lib/cloudformation/refused-template.ts';
import { parseTemplate } from '#lib/cloudformation/template-text.ts';
import type { StackComponent } from '#lib/config/components.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import { textOfClone } from '../clone-files.ts';
import type { ComponentServices } from '../component-services.ts';
import { type Gathered, gatherInputs, inputsRefused } from '../inputs/gather.ts';
import { type Declared, inputText, mismatches } from '../inputs/resolve.ts';
import type { Job } from '../job.ts';
import { keepPlaces } from '../keep-places.ts';
import { uploadPackage } from '../packaging/upload-package.ts';
import { type Built, builtOnce } from '../release.ts';
import { StepFailed } from '../step-failed.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';

/** A stack as CloudFormation takes it: nothing in it points to the clone any more. */
export type Package = {
  readonly gathered: Gathered;
  readonly parameters: Readonly<Record<string, string>>;
  /** Canonical JSON: the same commit gives the same text. */
  readonly template: string;
  /** SHA-256 of each artifact by logical id. */
  readonly artifacts: Readonly<Record<string, string>>;
  readonly built: Built;
};

/** Clones, checks what goes in and what is asked for, builds what no run has built yet, uploads by content. @throws StepFailed */
export async function packageStack(
  services: ComponentServices,
  job: Job<StackComponent>,
  clients: AwsClients,
): Promise<Package> {
  const { component, log } = job;
  await job.step({ name: 'clone', done: 0 });
  const workspace = await openWorkspace({
    claim: services.isolation.claim,
    repository: services.repository(component.repository),
    commit: job.deployment.commit,
    refs: component.refs,
    say: log.say,
  });
  try {
    const gathered = await gatherInputs(services, job);
    const parameters = Object.fromEntries(
      Object.entries(gathered.values).map(([name, value]) => [name, inputText(value, 'commas')]),
    );
    const making = { workspace, gathered, parameters };
    const [made] = await Promise.all([
      builtOnce(services, job, recipeOf(component), () =>
        usesFunctions(component) ? fromCommit(services, job, making) : fromBuild(services, job, making),
      ),
      keepPlaces(services, job, workspace),
    ]);
    mayBeDeployed(services, component, made, gathered);
    await job.step({ name: 'build', done: made.artifacts.length, total: made.artifacts.length });
    const bucket = () =>
      bucketFor(component, gathered, 'the template names code or files that are built or lie in the commit');
    const sent = { clients, bucket, region: component.region, say: log.say };
    return { gathered, parameters, ...(await uploadPackage(made, sent)), built: made };
  } finally {
    await workspace.remove();
  }
}

type Making = {
  readonly workspace: Workspace;
  readonly gathered: Gathered;
  readonly parameters: Readonly<Record<string, string>>;
};

/** What another environment must say alike to be given the same bytes. */
const recipeOf = ({ template, build }: StackComponent) => ({ template, build: build ?? null });

const usesFunctions = ({ build }: StackComponent): boolean => build === undefined || build === 'functions';

/** The template as the commit has it, with our own functions built by their logical id. */
async function fromCommit(
  services: ComponentServices,
  job: Job<StackComponent>,
  { workspace, gathered }: Making,
): Promise<Built> {
  const { component } = job;
  const template = await readTemplate(workspace, component);
  checkInputs(services, component, template, gathered);
  const wanted = localCode(template);
  if (wanted.length > 0) {
    bucketFor(component, gathered, `${wanted.join(', ')} have their code in the commit`);
    mayBuild(component, wanted);
  }
  if (wanted.length > 0)
    await job.step({ name: 'build', done: 0, total: wanted.length, detail: wanted.join(', ') });
  const built = await services.builder(workspace, wanted);
  const artifacts = wanted.flatMap((name, index): Built['artifacts'] => {
    const { bytes } = built[index] ?? {};
    return bytes ? [{ name, kind: 'code', bytes }] : [];
  });
  const places = wanted.map((logicalId, index) => ({ logicalId, kind: 'code' as const, index }));
  return { templates: [{ template, places }], artifacts };
}

/** The template as `sam build` or a command of the repository leaves it, with what it names by a path. */
async function fromBuild(
  services: ComponentServices,
  job: Job<StackComponent>,
  { workspace, parameters }: Making,
): Promise<Built> {
  const { component, log } = job;
  await job.step({ name: 'build', done: 0, detail: buildWord(component) });
  const made = await services.packagedBuild(workspace, component, parameters, log.say, job.signal);
  const artifacts = made.artifacts.map(({ name, kind }, index) => ({
    ...{ name, kind },
    bytes: made.bytesOf(index),
  }));
  return { templates: made.templates, artifacts };
}

/** Kept or just built: by the rules, and with the inputs, of now. */
function mayBeDeployed(
  services: ComponentServices,
  component: StackComponent,
  { templates }: Built,
  gathered: Gathered,
): void {
  const [first] = templates;
  for (const { template, places } of templates)
    mustBeAllowed(
      template,
      usesFunctions(component) ? new Set() : new Set(places.map(({ logicalId }) => logicalId)),
      component.macros,
    );
  checkInputs(services, component, first?.template ?? {}, gathered);
}

const buildWord = ({ build }: StackComponent): string =>
  typeof build === 'object' ? (build.command[0] ?? '') : 'sam build';

/** @throws StepFailed naming each input that the template does not take, or that it lacks */
function checkInputs(
  services: ComponentServices,
  component: StackComponent,
  template: Template,
  gathered: Gathered,
): void {
  const given = Object.keys(gathered.values);
  const lines = mismatches(given, parametersOf(template), `parameter in ${component.template}`);
  if (lines.length > 0) throw inputsRefused(services, component, lines);
}

type Template = Readonly<Record<string, unknown>>;

async function readTemplate(
  { source }: Workspace,
  { template: path, macros }: StackComponent,
): Promise<Template> {
  const { value: template, problems } = parseTemplate(await textOfClone(source, path), path);
  const [problem] = problems;
  if (problem) throw new StepFailed('build', 'template.malformed', `${problem.where}: ${problem.detail}`);
  mustBeAllowed(template, new Set(), macros);
  return template;
}

/** @param local what is packaged with it: a nested stack of the commit is no stack of others */
function mustBeAllowed(
  template: Template,
  local: ReadonlySet<string>,
  macros: StackComponent['macros'],
): void {
  const refused = refusedTemplate(template, local, macros);
  if (refused) throw new StepFailed('change-set', 'plan.refused-configuration', refused);
}

/** Of a stack that is there too, a value is asked for: what was given once is not what the file says. */
const parametersOf = ({ Parameters }: Template): readonly Declared[] =>
  Object.entries(isRecord(Parameters) ? Parameters : {}).map(([name, each]) => ({
    name,
    required: !(isRecord(each) && 'Default' in each),
  }));

/** @throws StepFailed when the file names no bucket. @param why it is needed */
export function bucketFor({ name }: StackComponent, { artifacts }: Gathered, why: string): string {
  if (artifacts) return artifacts;
  throw new StepFailed(
    'build',
    'build.no-bucket',
    `${why}: name a bucket in artifacts of ${name} in portal.yaml`,
  );
}

function mayBuild({ name, build }: StackComponent, wanted: readonly string[]): void {
  if (build !== undefined) return;
  const code = `${wanted.join(', ')} have their code in the commit`;
  throw new StepFailed('build', 'build.none', `${code}, and portal.yaml gives ${name} no build`);
}
