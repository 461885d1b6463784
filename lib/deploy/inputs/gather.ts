import { createHmac } from 'node:crypto';
import { mayAnswerLater } from '#lib/aws/errors.ts';
import { type ConfiguredComponent, outputsUsed } from '#lib/config/components.ts';
import type { Input } from '#lib/config/inputs.ts';
import { componentOf, environmentOf } from '#lib/config/portal-config.ts';
import { canonicalJson } from '#lib/domain/canonical-json.ts';
import { type ComponentServices, sessionName } from '../component-services.ts';
import type { Job } from '../job.ts';
import { StepFailed } from '../step-failed.ts';
import { OutputsAwaited } from './awaited.ts';
import { type Outputs, outputsOf } from './outputs.ts';
import { resolveInputs, sourceOf, type Values } from './resolve.ts';

export type Gathered = {
  /** By variable or parameter. */
  readonly values: Values;
  readonly artifacts?: string;
  readonly executionRole?: string;
  /** Keyed, over every value that comes from an output; undefined where none does. Part of what apply checks. */
  readonly digest?: string;
};

/** Who takes inputs: a run, or a look that calls itself something else in CloudTrail. */
export type Taker = {
  readonly component: ConfiguredComponent;
  readonly log: Pick<Job['log'], 'say' | 'hide'>;
  readonly waitsFor?: Job['waitsFor'];
} & ({ readonly run: Pick<Job['run'], 'number'> } | { readonly session: string });

type Services = Pick<ComponentServices, 'aws' | 'config' | 'dataDir' | 'hcp' | 'planKey'>;

/**
 * Everything that a component takes from others, as it is now: never from what was kept of them, which is masked.
 * @throws OutputsAwaited where it is planned ahead and what is missing is only made by what is deployed first
 * @throws StepFailed that names what is missing, what there is instead, and where the file asks for it
 */
export async function gatherInputs(services: Services, job: Taker): Promise<Gathered> {
  const { component, log } = job;
  const outputs = await outputsFor(services, job);
  needNotWait(job, outputs);
  const own: Readonly<Record<string, Input | undefined>> =
    component.engine === 'cloudformation'
      ? { artifacts: component.artifacts, executionRole: component.executionRole }
      : {};
  const places = Object.fromEntries(
    Object.entries(own).flatMap(([name, input]) => (input ? [[name, input] as const] : [])),
  );
  const values = resolveInputs(component.inputs, outputs);
  const more = resolveInputs(places, outputs);
  if (!values.ok || !more.ok) {
    const lines = [...new Set([values, more].flatMap((each) => (each.ok ? [] : each.error)))];
    throw inputsRefused(services, component, lines);
  }
  const sources = [...outputs.keys()];
  if (sources.length > 0) log.say(`inputs read from ${sources.join(', ')}`);
  for (const each of outputs.values()) hideSensitive(log, each);
  const fed = Object.fromEntries(
    Object.entries({ ...component.inputs, ...places }).flatMap(([name, input]) =>
      'from' in input ? [[name, { ...values.value, ...more.value }[name]] as const] : [],
    ),
  );
  const { artifacts, executionRole } = more.value as Readonly<Record<string, string | undefined>>;
  return {
    values: values.value,
    ...(artifacts === undefined ? {} : { artifacts }),
    ...(executionRole === undefined ? {} : { executionRole }),
    ...(sources.length > 0
      ? { digest: createHmac('sha256', services.planKey).update(canonicalJson(fed)).digest('hex') }
      : {}),
  };
}

/** @throws OutputsAwaited where what is missing is all made by what is deployed first */
function needNotWait({ component, waitsFor = [] }: Taker, outputs: ReadonlyMap<string, Outputs | undefined>) {
  const missing = outputsUsed(component).filter((from) => !outputs.get(sourceOf(from))?.[from.output]);
  const comes = missing.filter(
    (from) => from.environment === component.environment && waitsFor.includes(from.component),
  );
  if (missing.length > 0 && comes.length === missing.length)
    throw new OutputsAwaited(comes.map((from) => `${from.component} makes ${from.output}`));
}

/** What apply compares beside the state or stack: nothing moved in between. */
export const withInputs = (made: unknown, { digest }: Gathered): unknown =>
  digest === undefined ? made : { made, inputs: digest };

/** Says which file asks for it, and where in it. */
export function inputsRefused(
  { config }: Pick<ComponentServices, 'config'>,
  { environment, name, engine }: ConfiguredComponent,
  lines: readonly string[],
): StepFailed {
  const [system, own] = environment.split('/');
  const file = config.file.split('/').at(-1);
  const place = `systems.${system}.environments.${own}.components.${name}.inputs`;
  const step = engine === 'cloudformation' ? 'change-set' : 'plan';
  return new StepFailed(step, 'inputs.refused', `${lines.join('. ')}. ${file} says so in ${place}.`);
}

async function outputsFor(
  services: Services,
  taker: Taker,
): Promise<ReadonlyMap<string, Outputs | undefined>> {
  const found = new Map<string, Outputs | undefined>();
  const session = 'session' in taker ? taker.session : sessionName(taker.run.number);
  for (const from of outputsUsed(taker.component)) {
    const source = sourceOf(from);
    if (found.has(source)) continue;
    const there = componentOf(environmentOf(services.config.current(), from.environment), from.component);
    try {
      found.set(source, there && (await outputsOf(services, there, session)));
    } catch (error) {
      // Who asks may ask again.
      if (error instanceof StepFailed || mayAnswerLater(error)) throw error;
      const said = error instanceof Error ? error.message : String(error);
      throw inputsRefused(services, taker.component, [`outputs of ${source} cannot be read: ${said}`]);
    }
  }
  return found;
}

function hideSensitive(log: Taker['log'], outputs: Outputs | undefined): void {
  for (const { value, sensitive } of Object.values(outputs ?? {}))
    if (sensitive) log.hide(typeof value === 'string' ? value : JSON.stringify(value));
}
