import { handoff } from '#infra/handoff.ts';
import type { AwsClients } from '#lib/aws/clients.ts';
import { uploadByContent } from '#lib/aws/write/artifacts.ts';
import { type CodeLocation, localCode, withCode } from '#lib/cloudformation/local-code.ts';
import { refusedTemplate } from '#lib/cloudformation/refused-template.ts';
import { parseTemplate } from '#lib/cloudformation/template-text.ts';
import { repositoryOf } from '#lib/config/repository.ts';
import type { ApplicationConfig } from '#lib/config/schema.ts';
import { canonicalJson } from '#lib/domain/canonical-json.ts';
import { getSnapshot } from '#lib/store/snapshots.ts';
import { parseStateJson, stateOutputs } from '#lib/terraform/json/state-json.ts';
import { textOfClone } from '../clone-files.ts';
import type { Job } from '../job.ts';
import type { LaneServices } from '../lane-services.ts';
import { hashOf } from '../sealed.ts';
import { StepFailed } from '../step-failed.ts';
import { openWorkspace } from '../workspace.ts';
import { type StackArguments, stackArguments } from './parameters.ts';

/** An application as CloudFormation takes it: nothing in it points to the clone any more. */
export type Package = StackArguments & {
  /** Canonical JSON: the same commit gives the same text. */
  readonly template: string;
  /** SHA-256 of each artifact by logical id. */
  readonly artifacts: Readonly<Record<string, string>>;
};

/** Clones, builds, uploads by content, and rewrites the template. @throws StepFailed */
export async function packageApplication(
  services: LaneServices,
  job: Job,
  application: ApplicationConfig,
  clients: AwsClients,
): Promise<Package> {
  const { log } = job;
  await job.step({ name: 'clone', done: 0 });
  const workspace = await openWorkspace({
    claim: services.isolation.claim,
    repository: repositoryOf(services.config),
    commit: job.deployment.commit,
    refs: application.refs,
    say: log.say,
  });
  try {
    const text = await textOfClone(workspace.source, application.template);
    const { value: template, problems } = parseTemplate(text, application.template);
    const [problem] = problems;
    if (problem) throw new StepFailed('build', 'template.malformed', `${problem.where}: ${problem.detail}`);
    const refused = refusedTemplate(template);
    if (refused) throw new StepFailed('change-set', 'plan.refused-configuration', refused);
    const given = stackArguments(
      handoff,
      await terraformOutputs(services, job),
      application.parameters,
      Object.keys((template.Parameters ?? {}) as object),
    );
    if (!given.ok) throw new StepFailed('change-set', 'handoff.incomplete', given.error);
    const wanted = localCode(template);
    const locations = new Map<string, CodeLocation>();
    const artifacts: Record<string, string> = {};
    for (const [index, logicalId] of wanted.entries()) {
      await job.step({ name: 'build', done: index, total: wanted.length, detail: logicalId });
      const built = await services.builder(workspace, logicalId);
      const key = `artifacts/${built.sha256}.zip`;
      const sent = await uploadByContent(clients, given.value.bucket, key, built.bytes);
      log.say(
        `${logicalId}: built ${built.name}, sha256 ${built.sha256}, ${built.bytes.length} bytes, ${sent ? 'uploaded' : 'already there'}`,
      );
      locations.set(logicalId, { bucket: given.value.bucket, key });
      artifacts[logicalId] = hashOf(built.bytes);
    }
    return { ...given.value, template: canonicalJson(withCode(template, locations)), artifacts };
  } finally {
    await workspace.remove();
  }
}

async function terraformOutputs(
  { db }: LaneServices,
  { environment }: Job,
): Promise<Readonly<Record<string, unknown>>> {
  const snapshot = await getSnapshot(db, environment.key, 'terraform-state');
  if (snapshot) return stateOutputs(parseStateJson(JSON.stringify(snapshot.value)));
  const cause = `no infrastructure of ${environment.key} was deployed from here: request its infrastructure first`;
  throw new StepFailed('change-set', 'handoff.no-outputs', cause);
}
