import type { AwsClients } from '#lib/aws/clients.ts';
import { uploadByContent } from '#lib/aws/write/artifacts.ts';
import { type CodeLocation, localCode, withCode } from '#lib/cloudformation/local-code.ts';
import { refusedTemplate } from '#lib/cloudformation/refused-template.ts';
import { parseTemplate } from '#lib/cloudformation/template-text.ts';
import type { StackComponent } from '#lib/config/components.ts';
import { canonicalJson } from '#lib/domain/canonical-json.ts';
import { isRecord } from '#lib/domain/graph/spelling.ts';
import { textOfClone } from '../clone-files.ts';
import type { ComponentServices } from '../component-services.ts';
import { type Gathered, gatherInputs, inputsRefused } from '../inputs/gather.ts';
import { type Declared, inputText, mismatches } from '../inputs/resolve.ts';
import type { Job } from '../job.ts';
import { hashOf } from '../sealed.ts';
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
};

/** Clones, checks what goes in and what is asked for, builds, uploads by content. @throws StepFailed */
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
    const template = await readTemplate(workspace, component);
    const gathered = await gatherInputs(services, job);
    const given = Object.keys(gathered.values);
    const lines = mismatches(given, parametersOf(template), `parameter in ${component.template}`);
    if (lines.length > 0) throw inputsRefused(services, component, lines);
    const parameters = Object.fromEntries(
      Object.entries(gathered.values).map(([name, value]) => [name, inputText(value, 'commas')]),
    );
    const { locations, artifacts } = await built(services, job, { workspace, template, gathered, clients });
    return { gathered, parameters, template: canonicalJson(withCode(template, locations)), artifacts };
  } finally {
    await workspace.remove();
  }
}

type Template = ReturnType<typeof parseTemplate>['value'];

async function readTemplate({ source }: Workspace, { template: path }: StackComponent): Promise<Template> {
  const { value: template, problems } = parseTemplate(await textOfClone(source, path), path);
  const [problem] = problems;
  if (problem) throw new StepFailed('build', 'template.malformed', `${problem.where}: ${problem.detail}`);
  const refused = refusedTemplate(template);
  if (refused) throw new StepFailed('change-set', 'plan.refused-configuration', refused);
  return template;
}

/** Of a stack that is there too, a value is asked for: what was given once is not what the file says. */
const parametersOf = ({ Parameters }: Template): readonly Declared[] =>
  Object.entries(isRecord(Parameters) ? Parameters : {}).map(([name, each]) => ({
    name,
    required: !(isRecord(each) && 'Default' in each),
  }));

type Making = {
  readonly workspace: Workspace;
  readonly template: Template;
  readonly gathered: Gathered;
  readonly clients: AwsClients;
};

async function built(
  services: ComponentServices,
  job: Job<StackComponent>,
  { workspace, template, gathered, clients }: Making,
) {
  const wanted = localCode(template);
  const locations = new Map<string, CodeLocation>();
  const artifacts: Record<string, string> = {};
  if (wanted.length === 0) return { locations, artifacts };
  const bucket = bucketFor(job.component, gathered, `${wanted.join(', ')} have their code in the commit`);
  mayBuild(job.component, wanted);
  for (const [index, logicalId] of wanted.entries()) {
    await job.step({ name: 'build', done: index, total: wanted.length, detail: logicalId });
    const { name, sha256, bytes } = await services.builder(workspace, logicalId);
    const key = `artifacts/${sha256}.zip`;
    const sent = await uploadByContent(clients, bucket, key, bytes);
    job.log.say(
      `${logicalId}: built ${name}, sha256 ${sha256}, ${bytes.length} bytes, ${sent ? 'uploaded' : 'already there'}`,
    );
    locations.set(logicalId, { bucket, key });
    artifacts[logicalId] = hashOf(bytes);
  }
  return { locations, artifacts };
}

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
  if (build === 'functions') return;
  const code = `${wanted.join(', ')} have their code in the commit`;
  if (build === undefined)
    throw new StepFailed('build', 'build.none', `${code}, and portal.yaml gives ${name} no build`);
  const kind = typeof build === 'string' ? build : 'command';
  const cause = `${code}, and build: ${kind} of ${name} is not run by this version; functions is`;
  throw new StepFailed('build', 'build.kind', cause);
}
