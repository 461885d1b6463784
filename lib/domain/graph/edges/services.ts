import { at, recordsAt, textAt } from '../attributes.ts';
import { addressOf, type EdgeFact, type EdgeRule } from '../world.ts';
import { callsOf } from './calls.ts';
import { containerSecrets } from './containers.ts';
import { crawlers } from './crawlers.ts';
import { pipelines } from './pipelines.ts';
import { settings } from './settings.ts';

/** Composite alarm → the alarms that its rule asks. */
const composites: EdgeRule = (world) =>
  world.ofKind('alarm').flatMap((alarm) => {
    const rule = textAt(alarm.attributes, 'alarmRule') ?? '';
    // ALARM("name") OR NOT OK(name): what stands in brackets.
    const named = rule.split('(').map((part) => part.slice(0, Math.max(0, part.indexOf(')'))));
    return named.flatMap((written): EdgeFact[] => {
      const to = world.find(written.replaceAll('"', '').trim(), 'alarm');
      const says = `${alarm.name}: its rule asks ${to?.name}`;
      return to ? [{ kind: 'alarm', from: alarm.id, to: to.id, label: 'rule', says }] : [];
    });
  });

/** Schedule → what a universal target calls, by its input; rule → the task that its target runs. */
const calledBySchedules: EdgeRule = (world) =>
  world.ofKind('rule', 'schedule').flatMap((node) =>
    world.partsOf(node).flatMap((part) => {
      const { attributes } = part;
      const targets = [...recordsAt(attributes, 'targets'), ...recordsAt(attributes, 'target'), attributes];
      return targets.flatMap((target): EdgeFact[] => {
        const task = world.find(
          textAt(target, 'ecsParameters.taskDefinitionArn', 'ecsTarget.taskDefinitionArn'),
          'container-task',
        );
        const [, service = '', action = ''] =
          /^arn:aws[\w-]*:scheduler:::aws-sdk:(\w+):(\w+)/.exec(textAt(target, 'arn') ?? '') ?? [];
        const called = service === '' ? [] : callsOf(service, action, inputOf(target), world);
        const kind = node.kind === 'schedule' || node.attributes.scheduleExpression ? 'schedule' : 'message';
        const to = [...(task ? [task] : []), ...called.map((each) => each.to)];
        return to.map((each) => ({
          kind,
          from: node.id,
          to: each.id,
          label: action === '' ? 'runs' : action,
          says: `${addressOf(part)}: ${node.name} → ${each.name}`,
        }));
      });
    }),
  );

/** The input is a document as text. */
function inputOf(target: Readonly<Record<string, unknown>>): unknown {
  const input = at(target, 'input');
  try {
    return typeof input === 'string' ? JSON.parse(input) : input;
  } catch {
    return input;
  }
}

/** State machines, pipelines, schedules and stores that name one another by their settings. */
export const services: EdgeRule = (world) =>
  [settings, composites, calledBySchedules, pipelines, crawlers, containerSecrets].flatMap((rule) =>
    rule(world),
  );
